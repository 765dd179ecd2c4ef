namespace Overindex.Bench;

/// <summary>Where generated data and downloaded tools are kept between runs; outside the repository.</summary>
internal static class CacheDirectory
{
    private const string Variable = "OVERINDEX_BENCH_CACHE";

    private static string Root { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? Path.GetFullPath(given) : Path.Combine(Path.GetTempPath(), "overindex-bench");

    /// <summary>The full path of something in the cache, whether it exists or not.</summary>
    internal static string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Makes a directory once: a build that was killed leaves no mark, and is begun again.</summary>
    internal static string Make(string name, string what, Action<string> make)
    {
        var directory = PathOf(name);
        var mark = Path.Combine(directory, "complete.txt");
        if (File.Exists(mark))
        {
            return directory;
        }

        Console.WriteLine($"making {what} in {directory}");
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(directory);
        make(directory);
        File.WriteAllText(mark, what + "\n");
        return directory;
    }
}
