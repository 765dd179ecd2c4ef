namespace Overindex.Engine;

/// <summary>A data directory: its snapshots, newest last. Readers need no lock; builds take <see cref="LockForBuild"/>.</summary>
public sealed class SnapshotStore
{
    /// <summary>Names a data directory; nothing is read or created yet.</summary>
    /// <param name="dataDirectory">The directory given as <c>--data</c> or <c>--out</c>.</param>
    public SnapshotStore(string dataDirectory) => throw new NotImplementedException();

    /// <summary>The snapshots, oldest first.</summary>
    /// <returns>What is published; empty when the directory does not exist yet.</returns>
    public IReadOnlyList<SnapshotId> List() => throw new NotImplementedException();

    /// <summary>The snapshot with the latest generation date and, for that, the latest revision.</summary>
    /// <returns>The newest, or none.</returns>
    public SnapshotId? FindNewest() => throw new NotImplementedException();

    /// <summary>The directory of a snapshot.</summary>
    /// <param name="id">The snapshot.</param>
    /// <returns>A full path, whether it exists or not.</returns>
    public string PathOf(SnapshotId id) => throw new NotImplementedException();

    /// <summary>Opens a snapshot.</summary>
    /// <param name="id">The snapshot.</param>
    /// <param name="verification">How much to check first.</param>
    /// <returns>The open snapshot.</returns>
    /// <exception cref="SnapshotException">It is missing, damaged, incomplete or of an unknown version.</exception>
    public Snapshot Open(SnapshotId id, SnapshotVerification verification = SnapshotVerification.Full) => throw new NotImplementedException();

    /// <summary>Takes the one build lock of the directory, creating the directory if need be, and clears what killed builds left behind.</summary>
    /// <returns>Dispose it to release the lock; the operating system releases it when the process dies.</returns>
    /// <exception cref="SnapshotException">Another build is running, or the directory cannot be written.</exception>
    public IDisposable LockForBuild() => throw new NotImplementedException();

    /// <summary>Writes a snapshot under a temporary name, flushes it, then renames it: readers see all of it or none. Needs the build lock.</summary>
    /// <param name="builder">A builder that was given everything.</param>
    /// <param name="progress">Told 0 to 1 while working.</param>
    /// <param name="cancellationToken">Gives up and leaves nothing behind.</param>
    /// <returns>What was published, or the identical snapshot of that date that already was.</returns>
    /// <exception cref="SnapshotException">The platform exceeds a limit of the format, or the disk is full or not writable.</exception>
    public PublishedSnapshot Publish(SnapshotBuilder builder, IProgress<double>? progress = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Removes all but the newest snapshots.</summary>
    /// <param name="keep">How many to keep, at least 1.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="SnapshotException">A directory cannot be removed.</exception>
    public IReadOnlyList<SnapshotId> Prune(int keep) => throw new NotImplementedException();
}

/// <summary>What a build published.</summary>
/// <param name="Id">The snapshot.</param>
/// <param name="AlreadyThere">Whether an identical snapshot of that date had been published before; nothing was added then.</param>
/// <param name="People">People with an interaction in the window.</param>
/// <param name="EngagedPeople">People with an engagement in the window.</param>
/// <param name="Bytes">Bytes on disk.</param>
public sealed record PublishedSnapshot(SnapshotId Id, bool AlreadyThere, long People, long EngagedPeople, long Bytes);
