namespace Overindex.Client.Delivery.Tests.Running;

/// <summary>The repository, and what was built in it.</summary>
internal static class Tree
{
    private static readonly string[] BuiltFolders = ["bin", "obj"];

    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release, as these tests were built.</summary>
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Combine(params ReadOnlySpan<string> names) => Path.Combine([Root, .. names]);

    public static string Cli => Combine("src", "Overindex.Cli", "bin", Configuration, "net10.0", "overindex.dll");

    public static string Sample(string name) => Combine("samples", name, "bin", Configuration, "net10.0", name + ".dll");

    /// <summary>Whether a file is there and newer than all that it is made from.</summary>
    public static bool IsFresh(string file, params ReadOnlySpan<string> folders)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        var made = File.GetLastWriteTimeUtc(file);
        foreach (var folder in folders)
        {
            var sources = Directory.EnumerateFiles(Combine(folder), "*", SearchOption.AllDirectories)
                .Where(source => !Path.GetRelativePath(Root, source).Split(Path.DirectorySeparatorChar).Intersect(BuiltFolders).Any());
            if (sources.Any(source => File.GetLastWriteTimeUtc(source) > made))
            {
                return false;
            }
        }

        return true;
    }

    private static string FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Overindex.slnx")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException($"No Overindex.slnx above {AppContext.BaseDirectory}.");
        }

        return root.FullName;
    }
}
