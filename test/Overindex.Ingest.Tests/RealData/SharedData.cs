namespace Overindex.Ingest.Tests.RealData;

/// <summary>Where the real data sets are.</summary>
internal static class SharedData
{
    internal static string Directory(string name) => Path.Combine(Root(), "data", name);

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("OVERINDEX_SHARED") is { Length: > 0 } given)
        {
            return given;
        }

        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Overindex.slnx")))
        {
            at = at.Parent ?? throw new DirectoryNotFoundException("Overindex.slnx is in no directory above the tests.");
        }

        return Path.Combine(at.Parent!.FullName, "shared");
    }
}
