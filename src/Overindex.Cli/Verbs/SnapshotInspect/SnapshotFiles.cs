namespace Overindex.Cli.Verbs.SnapshotInspect;

/// <summary>The files of a snapshot's directory with their sizes, by name.</summary>
internal static class SnapshotFiles
{
    internal static IReadOnlyList<(string Name, long Bytes)> Of(string directory) => !Directory.Exists(directory)
        ? []
        : [.. new DirectoryInfo(directory)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(directory, file.FullName), file.Length))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];
}
