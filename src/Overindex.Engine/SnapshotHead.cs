using Overindex.Engine.Counting;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>
/// A snapshot without its people: manifest, taxonomy, demographic values and ad accounts, verified. Its shards can be opened one by one, here or from a
/// copy elsewhere, by whoever counts only some of them. Dispose when its catalog is not asked any more; shards that were opened stay open.
/// </summary>
public sealed class SnapshotHead : IDisposable
{
    private readonly SnapshotManifest _manifest;
    private readonly MappedAccountTable _accounts;
    private readonly string _directory;

    internal SnapshotHead(MappedFiles files, SnapshotManifest manifest, string fingerprint, SnapshotId? id = null)
    {
        _manifest = manifest;
        _directory = files.Directory;
        Id = id ?? (SnapshotId.TryParse(Path.GetFileName(files.Directory), out var named) ? named : new SnapshotId(manifest.GenerationDate, 1));
        Fingerprint = fingerprint;
        Bytes = manifest.Files.Sum(file => file.Bytes);
        var catalog = SnapshotReader.ReadCatalog(files.Directory);
        using var opening = new OpenedFiles();
        _accounts = opening.Add(new MappedAccountTable(files, manifest.Accounts));
        Catalog = new SnapshotCatalog(
            manifest.GenerationDate,
            manifest.WindowDays,
            new Taxonomy([.. catalog.Interests.Select(ToInterest)]),
            [catalog.Ages, catalog.Genders, catalog.Devices, catalog.Countries, catalog.Metros],
            _accounts);
        Layout = new RowLayout(Catalog.Shape);
        opening.Keep();
    }

    /// <summary>The snapshot's name.</summary>
    public SnapshotId Id { get; }

    /// <summary>Tells snapshots of the same name apart: the checksum of the manifest, which holds that of every file. 32 hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>Taxonomy, demographic values, ad accounts.</summary>
    public SnapshotCatalog Catalog { get; }

    /// <summary>People with an interaction in the window, over all shards.</summary>
    public long People => _manifest.People;

    /// <summary>People with an engagement in the window, over all shards.</summary>
    public long EngagedPeople => _manifest.EngagedPeople;

    /// <summary>Distinct engaged items tagged with an interest that make a person hold it.</summary>
    public int MinEngagements => _manifest.MinEngagements;

    /// <summary>Bytes on disk of the whole snapshot, its shards included.</summary>
    public long Bytes { get; }

    /// <summary>The people of each shard; they add up to <see cref="People"/>. At least one shard.</summary>
    public IReadOnlyList<long> ShardPeople => _manifest.ShardPeople;

    internal RowLayout Layout { get; }

    /// <summary>For every counter over some of the shards: megabytes each, so none has its own.</summary>
    internal ScratchPool Scratches { get; } = new();

    internal SnapshotManifest Manifest => _manifest;

    internal string SnapshotDirectory => _directory;

    /// <summary>Opens what a snapshot knows beside its people, and verifies that; no file of a shard is touched.</summary>
    /// <param name="directory">The snapshot's directory.</param>
    /// <param name="cancellationToken">Gives up checking.</param>
    /// <returns>The open head.</returns>
    /// <exception cref="SnapshotException">A file of it is missing, damaged or of an unknown version.</exception>
    public static SnapshotHead Open(string directory, CancellationToken cancellationToken = default) => Open(directory, id: null, cancellationToken);

    /// <summary>Bytes on disk of one shard.</summary>
    /// <param name="shard">0 up to the number of shards.</param>
    /// <returns>The sum of its files' lengths.</returns>
    public long ShardBytes(int shard) => ShardFiles(shard).Sum(file => file.Bytes);

    /// <summary>
    /// Opens one shard of the snapshot's directory. Full verification reads all of it, compares lengths, headers and checksums with the manifest, and so brings
    /// it into memory for the first count; a shard of another snapshot is refused like a damaged one.
    /// </summary>
    /// <param name="shard">0 up to the number of shards.</param>
    /// <param name="verification">How much to check first.</param>
    /// <param name="cancellationToken">Gives up checking.</param>
    /// <returns>The open shard.</returns>
    /// <exception cref="SnapshotException">A file of it is missing, damaged, of another snapshot or of an unknown version.</exception>
    public SnapshotShard OpenShard(
        int shard, SnapshotVerification verification = SnapshotVerification.Full, CancellationToken cancellationToken = default) =>
        OpenShard(_directory, shard, verification, cancellationToken);

    internal static SnapshotHead Open(string directory, SnapshotId? id, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var manifest = SnapshotReader.ReadManifest(directory, out var fingerprint);
        using var files = new MappedFiles(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        SnapshotReader.Verify(files, manifest.HeadFiles, SnapshotVerification.Full, cancellationToken);
        return new SnapshotHead(files, manifest, fingerprint, id);
    }

    internal SnapshotShard OpenShard(string directory, int shard, SnapshotVerification verification, CancellationToken cancellationToken)
    {
        var expected = ShardFiles(shard);
        using var files = new MappedFiles(directory);
        SnapshotReader.Verify(files, expected, verification, cancellationToken);
        return new SnapshotShard(this, shard, expected, files);
    }

    internal IReadOnlyList<ManifestFile> ShardFiles(int shard)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shard, ShardPeople.Count);
        return _manifest.FilesOf(shard);
    }

    /// <inheritdoc/>
    public void Dispose() => _accounts.Dispose();

    private static Interest ToInterest(CatalogInterest interest) =>
        new(InterestId.Parse(interest.Id), interest.Name, interest.Parent is null ? null : InterestId.Parse(interest.Parent));
}
