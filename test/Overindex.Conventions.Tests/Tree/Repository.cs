namespace Overindex.Conventions.Tests.Tree;

/// <summary>The repository's own files: everything but what builds and tools leave behind.</summary>
public static class Repository
{
    private static readonly HashSet<string> LeftBehind = ["bin", "obj", ".git", ".vs", ".idea", "artifacts", "TestResults", "overindex-demo", "node_modules"];

    private static readonly HashSet<string> TextExtensions =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".txt", ".sh", ".sql", ".csv", ".yml", ".yaml", ".config", ""];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<TrackedFile> Files { get; } =
        [.. Walk(new DirectoryInfo(Root)).Order(StringComparer.Ordinal).Select(path => new TrackedFile(path, File.ReadAllText(FullPath(path))))];

    public static IEnumerable<TrackedFile> SourceFiles => Files.Where(file => file.IsCSharp);

    public static string FullPath(string path) => Path.Combine(Root, path);

    private static IEnumerable<string> Walk(DirectoryInfo directory)
    {
        var files = directory.EnumerateFiles()
            .Where(file => TextExtensions.Contains(file.Extension) || file.Name is ".editorconfig" or ".gitignore" or ".gitattributes")
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));
        return files.Concat(directory.EnumerateDirectories().Where(below => !LeftBehind.Contains(below.Name)).SelectMany(Walk));
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Overindex.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No Overindex.slnx above {AppContext.BaseDirectory}.");
    }
}
