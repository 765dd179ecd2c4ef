namespace Overindex.Identity.Storage;

/// <summary>Files and directories that nobody but their owner can open, from the moment that they exist.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode DirectoryMode = Readable | UnixFileMode.UserExecute;

    internal static void EnsureDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, DirectoryMode);
        }
    }

    /// <summary>Makes an empty file if there is none.</summary>
    internal static void Ensure(string path)
    {
        EnsureDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // Never opened when it is there: closing it would drop the locks that SQLite holds on it in this process.
        if (!File.Exists(path))
        {
            new FileStream(path, Options(FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete)).Dispose();
        }
    }

    /// <summary>Writes a file as a whole: under another name, flushed, renamed.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> content)
    {
        EnsureDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Guid.NewGuid():N}.new";
        using (var stream = new FileStream(temporary, Options(FileMode.CreateNew, FileShare.None)))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Readable;
        }

        return options;
    }
}
