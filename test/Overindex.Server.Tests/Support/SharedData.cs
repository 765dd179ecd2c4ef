namespace Overindex.Server.Tests.Support;

/// <summary>What lies beside the repository: the official API descriptions.</summary>
internal static class SharedData
{
    internal static string Contract => Path.Combine(Root, "contract");

    internal static string RepositoryRoot
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(at!.FullName, "Overindex.slnx")))
            {
                at = at.Parent;
            }

            return at.FullName;
        }
    }

    private static string Root => Environment.GetEnvironmentVariable("OVERINDEX_SHARED") is { Length: > 0 } given
        ? given
        : Path.Combine(RepositoryRoot, "..", "shared");
}
