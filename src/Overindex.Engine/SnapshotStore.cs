using Overindex.Engine.Building;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>A data directory: its snapshots, newest last. Readers need no lock; whoever adds or removes takes <see cref="LockForBuild"/>.</summary>
public sealed class SnapshotStore
{
    private const string SnapshotsName = "snapshots";
    private const string LockName = "build.lock";

    // A leading dot keeps names that are not published apart: List never shows them, the next build clears them.
    private const string UnpublishedPrefix = ".";

    private readonly string _snapshots;

    /// <summary>Names a data directory; nothing is read or created yet.</summary>
    /// <param name="dataDirectory">The directory given as <c>--data</c> or <c>--out</c>.</param>
    public SnapshotStore(string dataDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataDirectory);
        DataDirectory = Path.GetFullPath(dataDirectory);
        _snapshots = Path.Combine(DataDirectory, SnapshotsName);
    }

    /// <summary>The full path of the data directory.</summary>
    public string DataDirectory { get; }

    /// <summary>The snapshots, oldest first.</summary>
    /// <returns>What is published; empty when the directory does not exist yet.</returns>
    /// <exception cref="SnapshotException">The directory cannot be read.</exception>
    public IReadOnlyList<SnapshotId> List()
    {
        try
        {
            var found = new List<SnapshotId>();
            foreach (var path in Directory.Exists(_snapshots) ? Directory.EnumerateDirectories(_snapshots) : [])
            {
                if (SnapshotId.TryParse(Path.GetFileName(path), out var id))
                {
                    found.Add(id);
                }
            }

            found.Sort();
            return found;
        }
        catch (Exception exception) when (IsFileTrouble(exception))
        {
            throw new SnapshotException($"{_snapshots} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The snapshot with the latest generation date and, for that, the latest revision.</summary>
    /// <returns>The newest, or none.</returns>
    /// <exception cref="SnapshotException">The directory cannot be read.</exception>
    public SnapshotId? FindNewest() => List() is [.., var newest] ? newest : null;

    /// <summary>The directory of a snapshot.</summary>
    /// <param name="id">The snapshot.</param>
    /// <returns>A full path, whether it exists or not.</returns>
    public string PathOf(SnapshotId id) => Path.Combine(_snapshots, id.ToString());

    /// <summary>Opens a snapshot.</summary>
    /// <param name="id">The snapshot.</param>
    /// <param name="verification">How much to check first.</param>
    /// <param name="cancellationToken">Gives up checking.</param>
    /// <returns>The open snapshot.</returns>
    /// <exception cref="SnapshotException">It is missing, damaged, incomplete or of an unknown version.</exception>
    public Snapshot Open(
        SnapshotId id, SnapshotVerification verification = SnapshotVerification.Full, CancellationToken cancellationToken = default)
    {
        ThrowUnlessThere(id);
        return Snapshot.Open(PathOf(id), verification, cancellationToken);
    }

    /// <summary>Opens what a snapshot knows beside its people; no file of a shard is touched.</summary>
    /// <param name="id">The snapshot.</param>
    /// <param name="cancellationToken">Gives up checking.</param>
    /// <returns>The open head.</returns>
    /// <exception cref="SnapshotException">It is missing, damaged or of an unknown version.</exception>
    public SnapshotHead OpenHead(SnapshotId id, CancellationToken cancellationToken = default)
    {
        ThrowUnlessThere(id);
        return SnapshotHead.Open(PathOf(id), cancellationToken);
    }

    /// <summary>Takes the one build lock of the directory, creating the directory if need be, and clears what killed builds left behind.</summary>
    /// <returns>Dispose it to release the lock; the operating system releases it when the process dies.</returns>
    /// <exception cref="SnapshotException">Another build is running, or the directory cannot be written.</exception>
    public IDisposable LockForBuild()
    {
        try
        {
            Directory.CreateDirectory(_snapshots);
        }
        catch (Exception exception) when (IsFileTrouble(exception))
        {
            throw new SnapshotException($"The data directory {DataDirectory} cannot be created: {exception.Message} Choose another one.", exception);
        }

        var path = Path.Combine(DataDirectory, LockName);
        FileStream? taken = null;
        try
        {
            taken = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            foreach (var leftover in Directory.EnumerateDirectories(_snapshots, UnpublishedPrefix + "*"))
            {
                Directory.Delete(leftover, recursive: true);
            }

            return taken;
        }
        catch (Exception exception) when (IsFileTrouble(exception))
        {
            var another = taken is null && exception is IOException && File.Exists(path);
            taken?.Dispose();
            throw new SnapshotException(
                another
                    ? $"{path} is locked: another build, or a prune, works in this data directory. Wait until it has ended."
                    : $"The data directory {DataDirectory} cannot be written: {exception.Message} Choose another one, or free it.",
                exception);
        }
    }

    /// <summary>Writes a snapshot under a temporary name, flushes it, then renames it: readers see all of it or none. Needs the build lock.</summary>
    /// <param name="builder">A builder that was given everything.</param>
    /// <param name="progress">Told 0 to 1 while working.</param>
    /// <param name="cancellationToken">Gives up and leaves nothing behind.</param>
    /// <returns>What was published, or the identical newest snapshot of that date that already was.</returns>
    /// <exception cref="SnapshotException">The platform exceeds a limit of the format, or the disk is full or not writable.</exception>
    /// <exception cref="InvalidOperationException">The builder has been published before.</exception>
    public PublishedSnapshot Publish(SnapshotBuilder builder, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return PublishWritten(directory => new SnapshotWriter(builder, directory, progress, cancellationToken).Write(), cancellationToken);
    }

    /// <summary>Publishes the snapshot whose shards are snapshots of one shard each, built one by one from the same input. Needs the build lock.</summary>
    internal PublishedSnapshot PublishJoined(
        IReadOnlyList<Snapshot> shards, int threads, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        PublishWritten(directory => new SnapshotJoin(shards, directory, threads, progress, cancellationToken).Write(), cancellationToken);

    private PublishedSnapshot PublishWritten(Func<string, SnapshotManifest> write, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(_snapshots, UnpublishedPrefix + Guid.NewGuid().ToString("n"));
        try
        {
            Directory.CreateDirectory(temporary);
            var manifest = write(temporary);
            cancellationToken.ThrowIfCancellationRequested();
            var newest = List().LastOrDefault(id => id.Date == manifest.GenerationDate);
            var alreadyThere = newest != default && IsSame(PathOf(newest), temporary, cancellationToken);
            var id = alreadyThere ? newest : new SnapshotId(manifest.GenerationDate, newest.Revision + 1);
            if (!alreadyThere)
            {
                Directory.Move(temporary, PathOf(id));
                DurableFiles.FlushDirectory(_snapshots);
            }

            return new PublishedSnapshot(id, alreadyThere, manifest.People, manifest.EngagedPeople, manifest.Files.Sum(file => file.Bytes));
        }
        catch (Exception exception) when (IsFileTrouble(exception))
        {
            throw new SnapshotException($"The snapshot cannot be written to {_snapshots}: {exception.Message} Nothing was published.", exception);
        }
        finally
        {
            DeleteIfThere(temporary);
        }
    }

    /// <summary>Removes all but the newest snapshots. Takes the build lock.</summary>
    /// <param name="keep">How many to keep, at least 1.</param>
    /// <returns>What was removed, oldest first.</returns>
    /// <exception cref="SnapshotException">A build is running, or a directory cannot be removed.</exception>
    public IReadOnlyList<SnapshotId> Prune(int keep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        if (List().Count <= keep)
        {
            return [];
        }

        using var taken = LockForBuild();
        var all = List();
        var removed = all.Take(all.Count - keep).ToArray();
        foreach (var id in removed)
        {
            try
            {
                // Renamed first: nobody ever sees half a snapshot under its name.
                var trash = Path.Combine(_snapshots, UnpublishedPrefix + id);
                Directory.Move(PathOf(id), trash);
                Directory.Delete(trash, recursive: true);
            }
            catch (Exception exception) when (IsFileTrouble(exception))
            {
                throw new SnapshotException($"{PathOf(id)} cannot be removed: {exception.Message}", exception);
            }
        }

        return removed;
    }

    private void ThrowUnlessThere(SnapshotId id)
    {
        if (!Directory.Exists(PathOf(id)))
        {
            throw new SnapshotException($"There is no snapshot {id} in {DataDirectory}. 'overindex snapshot list' shows what there is.");
        }
    }

    private static bool IsSame(string published, string temporary, CancellationToken cancellationToken)
    {
        var path = Path.Combine(published, SnapshotManifest.FileName);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(temporary, SnapshotManifest.FileName))))
        {
            return false;
        }

        try
        {
            using var files = new MappedFiles(published);
            SnapshotReader.Verify(files, SnapshotReader.ReadManifest(published).Files, SnapshotVerification.Full, cancellationToken);
            return true;
        }
        catch (SnapshotException)
        {
            // A damaged snapshot is not "already there": building again is how its owner mends it.
            return false;
        }
    }

    private static void DeleteIfThere(string directory)
    {
        try
        {
            if (Directory.Exists(directory))
            {
                Directory.Delete(directory, recursive: true);
            }
        }
        catch (IOException)
        {
            // The next build clears it; the error that matters is the one under way.
            return;
        }
    }

    private static bool IsFileTrouble(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
