using Overindex.Cli.Profiles;

namespace Overindex.Cli.Backups;

/// <summary>Copies files so that nobody but their owner may read the copy, and has them on the disk.</summary>
internal static class OwnerOnlyCopy
{
    internal static FileStream Create(string path)
    {
        OwnerOnly.MakeDirectory(Path.GetDirectoryName(path)!);
        return OwnerOnly.Create(path);
    }

    internal static void File(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = Create(to);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    internal static void Directory(string from, string to, CancellationToken cancellationToken)
    {
        OwnerOnly.MakeDirectory(to);
        foreach (var path in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            File(path, Path.Combine(to, Path.GetRelativePath(from, path)));
        }
    }
}
