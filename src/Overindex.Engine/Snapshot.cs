using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>An open, immutable snapshot: its files are mapped, never copied. Dispose when no count is running any more.</summary>
public sealed class Snapshot : IDisposable
{
    private readonly MappedAccountTable _accounts;
    private readonly MappedShard[] _shards;

    private Snapshot(string directory, SnapshotManifest manifest)
    {
        Id = SnapshotId.TryParse(Path.GetFileName(directory), out var id) ? id : new SnapshotId(manifest.GenerationDate, 1);
        People = manifest.People;
        EngagedPeople = manifest.EngagedPeople;
        MinEngagements = manifest.MinEngagements;
        Bytes = manifest.Files.Sum(file => file.Bytes);
        var catalog = SnapshotReader.ReadCatalog(directory);
        using var opening = new OpenedFiles();
        _accounts = opening.Add(new MappedAccountTable(directory, manifest.Accounts));
        Catalog = new SnapshotCatalog(
            manifest.GenerationDate,
            manifest.WindowDays,
            new Taxonomy([.. catalog.Interests.Select(ToInterest)]),
            [catalog.Ages, catalog.Genders, catalog.Devices, catalog.Countries, catalog.Metros],
            _accounts);
        Layout = new RowLayout(Catalog.Shape);
        _shards = [.. manifest.ShardPeople.Select((people, shard) =>
            opening.Add(new MappedShard(directory, shard, people, manifest.Accounts, Catalog.Shape, Layout)))];
        opening.Keep();
    }

    /// <summary>The snapshot's name.</summary>
    public SnapshotId Id { get; }

    /// <summary>Taxonomy, demographic values, ad accounts.</summary>
    public SnapshotCatalog Catalog { get; }

    /// <summary>People with an interaction in the window.</summary>
    public long People { get; }

    /// <summary>People with an engagement in the window.</summary>
    public long EngagedPeople { get; }

    /// <summary>Distinct engaged items tagged with an interest that make a person hold it.</summary>
    public int MinEngagements { get; }

    /// <summary>Bytes on disk.</summary>
    public long Bytes { get; }

    /// <summary>The number of shards, at least 1.</summary>
    public int ShardCount => _shards.Length;

    internal RowLayout Layout { get; }

    /// <summary>Opens a snapshot.</summary>
    /// <param name="directory">The snapshot's directory.</param>
    /// <param name="verification">How much to check first.</param>
    /// <param name="cancellationToken">Gives up checking.</param>
    /// <returns>The open snapshot.</returns>
    /// <exception cref="SnapshotException">The snapshot is missing, damaged, incomplete or of an unknown version.</exception>
    public static Snapshot Open(
        string directory, SnapshotVerification verification = SnapshotVerification.Full, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var manifest = SnapshotReader.ReadManifest(directory);
        SnapshotReader.Verify(directory, manifest, verification, cancellationToken);
        return new Snapshot(Path.TrimEndingDirectorySeparator(directory), manifest);
    }

    internal ShardView Shard(int shard) => _shards[shard].View;

    /// <inheritdoc/>
    public void Dispose()
    {
        _accounts.Dispose();
        foreach (var shard in _shards)
        {
            shard.Dispose();
        }
    }

    private static Interest ToInterest(CatalogInterest interest) =>
        new(InterestId.Parse(interest.Id), interest.Name, interest.Parent is null ? null : InterestId.Parse(interest.Parent));
}

/// <summary>How much of a snapshot is checked before it is used.</summary>
public enum SnapshotVerification
{
    /// <summary>The manifest's own checksum, and every file's presence, header and length.</summary>
    Lengths = 0,

    /// <summary>Also every file's checksum: reads every byte once.</summary>
    Full = 1,
}
