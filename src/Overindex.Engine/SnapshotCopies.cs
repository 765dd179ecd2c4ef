using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>
/// Verified copies, on a local disk, of heads and single shards of snapshots that are published elsewhere, as in a directory that several machines share. Every copy
/// is written under a temporary name, checked, flushed and renamed, and never written to again: one that was damaged is left to whoever has it open, and another
/// one made. Safe for concurrent use, by several processes too, and against being killed at any moment.
/// </summary>
public sealed class SnapshotCopies
{
    private readonly CopyDirectory _local;
    private readonly SnapshotStore _published;

    /// <summary>Names the directories; nothing is read or created yet.</summary>
    /// <param name="published">Where snapshots are published.</param>
    /// <param name="localDirectory">Where copies are kept; used for nothing else.</param>
    public SnapshotCopies(SnapshotStore published, string localDirectory)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentException.ThrowIfNullOrEmpty(localDirectory);
        _published = published;
        LocalDirectory = Path.GetFullPath(localDirectory);
        _local = new CopyDirectory(LocalDirectory);
    }

    /// <summary>The full path of the directory of copies.</summary>
    public string LocalDirectory { get; }

    /// <summary>Opens a copy of what a snapshot knows beside its people; copied first if there is no good one.</summary>
    /// <param name="id">The snapshot.</param>
    /// <param name="cancellationToken">Gives up, and leaves no half copy behind.</param>
    /// <returns>The open head.</returns>
    /// <exception cref="SnapshotException">The published snapshot is missing or damaged, or the local disk is full or not writable.</exception>
    public SnapshotHead OpenHead(SnapshotId id, CancellationToken cancellationToken = default)
    {
        using var head = _published.OpenHead(id, cancellationToken);
        ManifestFile[] files = [.. ManifestFiles(head), .. head.Manifest.HeadFiles];
        return _local.Open(
            NameOf(head), "head", head.SnapshotDirectory, files, directory => SnapshotHead.Open(directory, id, cancellationToken), cancellationToken);
    }

    /// <summary>Opens a copy of one shard, fully verified; copied first if there is no good one.</summary>
    /// <param name="head">The snapshot, opened here or where it is published.</param>
    /// <param name="shard">0 up to the number of shards.</param>
    /// <param name="cancellationToken">Gives up, and leaves no half copy behind.</param>
    /// <returns>The open shard.</returns>
    /// <exception cref="SnapshotException">
    /// The published shard is missing, damaged or of another snapshot, or the local disk is full or not writable.
    /// </exception>
    public SnapshotShard OpenShard(SnapshotHead head, int shard, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(head);
        return _local.Open(
            NameOf(head),
            SnapshotFiles.ShardDirectory(shard),
            _published.PathOf(head.Id),
            head.ShardFiles(shard),
            directory => head.OpenShard(directory, shard, SnapshotVerification.Full, cancellationToken),
            cancellationToken);
    }

    /// <summary>Removes the copy of one shard, such as one that is counted on another machine now. Whoever has it open goes on with it.</summary>
    /// <param name="head">The snapshot.</param>
    /// <param name="shard">0 up to the number of shards.</param>
    /// <exception cref="SnapshotException">It cannot be removed.</exception>
    public void RemoveShard(SnapshotHead head, int shard)
    {
        ArgumentNullException.ThrowIfNull(head);
        _local.RemoveCopies(NameOf(head), SnapshotFiles.ShardDirectory(shard));
    }

    /// <summary>Removes the copies of all snapshots but some, and what killed processes have left behind. Whoever has a copy open goes on with it.</summary>
    /// <param name="kept">The snapshots that are needed.</param>
    /// <returns>The snapshots of which copies were removed.</returns>
    /// <exception cref="SnapshotException">A copy cannot be removed.</exception>
    public IReadOnlyList<SnapshotId> RemoveAllBut(IReadOnlyCollection<SnapshotHead> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return [.. _local.RemoveAllBut([.. kept.Select(NameOf)])
            .Select(name => SnapshotId.TryParse(name.AsSpan(0, Math.Max(0, name.LastIndexOf('.'))), out var id) ? id : default)
            .Where(id => id != default)
            .Distinct()
            .Order()];
    }

    // A snapshot that was removed and built again may have the same name, so the name alone does not do.
    private static string NameOf(SnapshotHead head) => $"{head.Id}.{head.Fingerprint}";

    /// <summary>The manifest does not list itself; its checksum is the fingerprint.</summary>
    private static ManifestFile[] ManifestFiles(SnapshotHead head)
    {
        var checksum = System.Text.Encoding.ASCII.GetBytes(head.Fingerprint);
        return
        [
            new(SnapshotManifest.FileName, new FileInfo(Path.Combine(head.SnapshotDirectory, SnapshotManifest.FileName)).Length, head.Fingerprint),
            new(SnapshotManifest.ChecksumFileName, checksum.Length, FileChecksum.Of(checksum)),
        ];
    }
}
