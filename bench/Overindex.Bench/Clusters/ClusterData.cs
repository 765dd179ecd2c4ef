using System.Diagnostics;

namespace Overindex.Bench.Clusters;

/// <summary>The platform of the cluster's bench: 2 M people, made up and built by the product itself.</summary>
internal static class ClusterData
{
    internal static readonly string Executable = CacheDirectory.PathOf(Path.Combine("cli", "overindex.dll"));

    internal static string Make(int shards) => Path.Combine(
        CacheDirectory.Make($"cluster-2m-{shards}", $"a snapshot of 2 M people in {shards} shards", directory =>
        {
            Run("generate", "--out", Path.Combine(directory, "platform"), "--people", "2000000", "--accounts", "12", "--days", "10");
            Run("build", "--config", Path.Combine(directory, "platform", "overindex.json"), "--date", "2026-10-31", "--shards", $"{shards}", "--out", Path.Combine(directory, "data"), "--no-days");
        }),
        "data");

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Executable, .. arguments]) { UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"overindex {arguments[0]} failed.");
        }
    }
}
