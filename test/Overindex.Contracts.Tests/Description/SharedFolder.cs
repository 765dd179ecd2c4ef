namespace Overindex.Contracts.Tests.Description;

/// <summary>The folder beside the repository that holds the API descriptions and the real data; <c>OVERINDEX_SHARED</c>
/// overrides.</summary>
internal static class SharedFolder
{
    public static string Path => Environment.GetEnvironmentVariable("OVERINDEX_SHARED") is { Length: > 0 } given
        ? given
        : System.IO.Path.Combine(Repository, "..", "shared");

    public static string Repository
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(System.IO.Path.Combine(at.FullName, "Overindex.slnx")))
            {
                at = at.Parent ?? throw new DirectoryNotFoundException($"No Overindex.slnx above {AppContext.BaseDirectory}.");
            }

            return at.FullName;
        }
    }
}
