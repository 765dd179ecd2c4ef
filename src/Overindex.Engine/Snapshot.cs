using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>An open, immutable snapshot: its files are mapped, never copied. Dispose when no count is running any more.</summary>
public sealed class Snapshot : IDisposable
{
    private readonly SnapshotHead _head;
    private readonly MappedShard[] _shards;

    private Snapshot(MappedFiles files, SnapshotManifest manifest, string fingerprint)
    {
        using var opening = new OpenedFiles();
        _head = opening.Add(new SnapshotHead(files, manifest, fingerprint));
        _shards = [.. manifest.ShardPeople.Select((people, shard) =>
            opening.Add(new MappedShard(files, shard, people, manifest.Accounts, Catalog.Shape, Layout)))];
        opening.Keep();
    }

    /// <summary>The snapshot's name.</summary>
    public SnapshotId Id => _head.Id;

    /// <summary>Taxonomy, demographic values, ad accounts.</summary>
    public SnapshotCatalog Catalog => _head.Catalog;

    /// <summary>People with an interaction in the window.</summary>
    public long People => _head.People;

    /// <summary>People with an engagement in the window.</summary>
    public long EngagedPeople => _head.EngagedPeople;

    /// <summary>Distinct engaged items tagged with an interest that make a person hold it.</summary>
    public int MinEngagements => _head.MinEngagements;

    /// <summary>Bytes on disk.</summary>
    public long Bytes => _head.Bytes;

    /// <summary>The number of shards, at least 1.</summary>
    public int ShardCount => _shards.Length;

    internal RowLayout Layout => _head.Layout;

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
        var manifest = SnapshotReader.ReadManifest(directory, out var fingerprint);
        using var files = new MappedFiles(Path.TrimEndingDirectorySeparator(directory));
        SnapshotReader.Verify(files, manifest.Files, verification, cancellationToken);
        return new Snapshot(files, manifest, fingerprint);
    }

    internal ShardView Shard(int shard) => _shards[shard].View;

    /// <inheritdoc/>
    public void Dispose()
    {
        _head.Dispose();
        foreach (var shard in _shards)
        {
            shard.Dispose();
        }
    }
}

/// <summary>How much of a snapshot is checked before it is used.</summary>
public enum SnapshotVerification
{
    /// <summary>The manifest's own checksum, and every file's presence, header and length.</summary>
    Lengths = 0,

    /// <summary>Also every file's checksum: reads every byte once.</summary>
    Full = 1,
}
