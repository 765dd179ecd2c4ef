using Overindex.Engine.Building;

namespace Overindex.Engine.Snapshots;

/// <summary>
/// LOCAL/snapshot/what.number/: each copy has a name of its own, so that none takes the place of another. It is written as LOCAL/.number, which a
/// lock file LOCAL/.number.lock tells from what a killed process has left.
/// </summary>
internal sealed class CopyDirectory(string directory)
{
    private const string Temporary = ".";
    private const string LockSuffix = ".lock";

    /// <summary>Opens a copy; a new one when those that are there are not whole.</summary>
    internal T Open<T>(
        string snapshot, string what, string source, IReadOnlyList<ManifestFile> files, Func<string, T> open, CancellationToken cancellationToken)
        where T : class => Guard(() =>
    {
        var damaged = new List<string>();
        if (TryOpen(snapshot, what, open, damaged) is { } found)
        {
            return found;
        }

        var written = Write(source, files, cancellationToken);
        try
        {
            // Another thread or process may have been quicker: one copy is enough.
            if (TryOpen(snapshot, what, open, []) is { } quicker)
            {
                return quicker;
            }

            var home = Path.Combine(directory, snapshot);
            Directory.CreateDirectory(home);
            var kept = Path.Combine(home, $"{what}.{Guid.NewGuid():N}");
            Directory.Move(written.Path, kept);
            DurableFiles.FlushDirectory(home);
            damaged.ForEach(Delete);
            return open(kept);
        }
        finally
        {
            written.Dispose();
        }
    });

    internal void RemoveCopies(string snapshot, string what) => Guard(() =>
    {
        Copies(snapshot, what).ForEach(Delete);
        return true;
    });

    internal IReadOnlyList<string> RemoveAllBut(HashSet<string> snapshots) => Guard(() =>
    {
        var removed = new List<string>();
        foreach (var path in Directory.Exists(directory) ? Directory.GetDirectories(directory) : [])
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith(Temporary, StringComparison.Ordinal))
            {
                TemporaryCopy.DeleteIfLeft(path);
            }
            else if (!snapshots.Contains(name))
            {
                Delete(path);
                removed.Add(name);
            }
        }

        return removed;
    });

    private T? TryOpen<T>(string snapshot, string what, Func<string, T> open, List<string> damaged)
        where T : class
    {
        foreach (var copy in Copies(snapshot, what))
        {
            try
            {
                return open(copy);
            }
            catch (SnapshotException)
            {
                damaged.Add(copy);
            }
        }

        return null;
    }

    private List<string> Copies(string snapshot, string what)
    {
        var home = Path.Combine(directory, snapshot);
        return Directory.Exists(home) ? [.. Directory.GetDirectories(home, what + ".*")] : [];
    }

    private TemporaryCopy Write(string source, IReadOnlyList<ManifestFile> files, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var copy = new TemporaryCopy(Path.Combine(directory, Temporary + Guid.NewGuid().ToString("N")));
        try
        {
            foreach (var file in files)
            {
                CopiedFile.Write(Path.Combine(source, file.Path), Path.Combine(copy.Path, file.Path), file, cancellationToken);
            }

            foreach (var inner in Directory.GetDirectories(copy.Path))
            {
                DurableFiles.FlushDirectory(inner);
            }

            DurableFiles.FlushDirectory(copy.Path);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process was quicker.
            return;
        }
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"Copies cannot be kept in {directory}: {exception.Message} Free it, or choose another one.", exception);
        }
    }

    /// <summary>A copy being written; its lock says that its process lives.</summary>
    private sealed class TemporaryCopy : IDisposable
    {
        private readonly FileStream _lock;

        internal TemporaryCopy(string path)
        {
            Path = path;
            _lock = Take(path);
            Directory.CreateDirectory(path);
        }

        internal string Path { get; }

        internal static void DeleteIfLeft(string path)
        {
            FileStream taken;
            try
            {
                taken = Take(path);
            }
            catch (IOException)
            {
                // Its process lives.
                return;
            }

            Delete(path);
            taken.Dispose();
        }

        public void Dispose()
        {
            Delete(Path);
            _lock.Dispose();
        }

        private static FileStream Take(string path) =>
            new(path + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }
}
