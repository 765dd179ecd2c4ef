using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>
/// One open shard of a snapshot: its files are mapped, never copied to the heap. A <see cref="LocalAudienceCounter"/> counts over any of them. Dispose when no count is
/// running any more.
/// </summary>
public sealed class SnapshotShard : IDisposable
{
    private readonly MappedShard _mapped;
    private readonly IReadOnlyList<ManifestFile> _files;
    private readonly string _directory;

    internal SnapshotShard(SnapshotHead head, int number, IReadOnlyList<ManifestFile> expected, MappedFiles files)
    {
        _files = expected;
        _directory = files.Directory;
        Snapshot = head.Id;
        Fingerprint = head.Fingerprint;
        Number = number;
        People = head.ShardPeople[number];
        Bytes = expected.Sum(file => file.Bytes);
        _mapped = new MappedShard(files, number, People, head.Catalog.Accounts.Count, head.Catalog.Shape, head.Layout);
    }

    /// <summary>The snapshot that it is a part of.</summary>
    public SnapshotId Snapshot { get; }

    /// <summary>The <see cref="SnapshotHead.Fingerprint"/> of that snapshot.</summary>
    public string Fingerprint { get; }

    /// <summary>Which one it is, from 0.</summary>
    public int Number { get; }

    /// <summary>People in it.</summary>
    public long People { get; }

    /// <summary>Bytes mapped.</summary>
    public long Bytes { get; }

    internal ShardView View => _mapped.View;

    /// <summary>Reads its files again, and compares lengths and checksums: whether what is mapped has been altered since it was opened.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SnapshotException">A file is missing, truncated or altered; the message names it.</exception>
    public void Verify(CancellationToken cancellationToken = default)
    {
        using var files = new MappedFiles(_directory);
        SnapshotReader.Verify(files, _files, SnapshotVerification.Full, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _mapped.Dispose();
}
