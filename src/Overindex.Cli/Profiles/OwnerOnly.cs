using System.Text;

namespace Overindex.Cli.Profiles;

/// <summary>Files that nobody but their owner may read. On Windows the user's own folder sees to that.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Directory700 = File600 | UnixFileMode.UserExecute;
    private const UnixFileMode OthersMayChange = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    internal static void MakeDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // Each by itself: only the last of several gets the mode.
        MakeDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path, Directory700);
    }

    /// <summary>Writes all of a file or none of it, and has it on the disk when it returns.</summary>
    internal static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        MakeDirectory(Path.GetDirectoryName(path)!);
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var file = Create(temporary))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>What is wrong with who may read or change a file; nothing when all is well.</summary>
    internal static string? Problem(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var (mode, directory) = (File.GetUnixFileMode(path), Path.GetDirectoryName(path)!);
        return (mode & ~Directory700) != UnixFileMode.None ? $"other people may read it (mode {Octal(mode)}): chmod 600 '{path}'"
            : (File.GetUnixFileMode(directory) & OthersMayChange) != UnixFileMode.None ? $"other people may replace it: chmod 700 '{directory}'"
            : null;
    }

    internal static FileStream Create(string path, FileMode mode = FileMode.CreateNew)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File600;
        }

        return new FileStream(path, options);
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);
}
