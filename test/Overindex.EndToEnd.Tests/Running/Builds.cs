using System.Text.Json.Nodes;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Running;

/// <summary>Builds with the product.</summary>
internal static class Builds
{
    /// <summary>Writes the config of a real data set into a folder.</summary>
    public static string WriteConfig(RealData data, TemporaryDirectory folder)
    {
        var config = new JsonObject();
        foreach (var input in (string[])["people", "interests", "items", "interactions", "accounts"])
        {
            config[input] = Path.Combine(data.Directory, input + ".csv.gz");
        }

        var path = folder.Combine("overindex.json");
        File.WriteAllText(path, config.ToJsonString());
        return path;
    }

    public static Task<BuildReport> RunAsync(RealData data, TemporaryDirectory folder, string dataDirectory, int shards = 1, int threads = 0) =>
        PlatformBuild.RunAsync(new BuildRequest
        {
            Config = BuildConfig.Load(WriteConfig(data, folder)),
            Date = data.Date,
            WindowDays = data.WindowDays,
            DataDirectory = dataDirectory,
            Shards = shards,
            Threads = threads,
        });
}
