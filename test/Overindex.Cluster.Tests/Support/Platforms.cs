using System.Text.Json.Nodes;
using Overindex.Contracts.Tests.Description;
using Overindex.Ingest;

namespace Overindex.Cluster.Tests.Support;

/// <summary>Data directories to serve, in shards.</summary>
internal static class Platforms
{
    public static DateOnly GeneratedDate { get; } = new(2026, 10, 31);

    public static async Task<string> BuildRealAsync(TemporaryDirectory folder, string name, DateOnly date, int shards)
    {
        var config = new JsonObject();
        foreach (var input in (string[])["people", "interests", "items", "interactions", "accounts"])
        {
            config[input] = Path.Combine(SharedFolder.Path, "data", name, input + ".csv.gz");
        }

        var path = folder.Combine($"{name}.json");
        await File.WriteAllTextAsync(path, config.ToJsonString());
        return await BuildAsync(path, folder.Combine($"data-{name}"), date, windowDays: 365, shards);
    }

    public static async Task<string> GenerateAsync(TemporaryDirectory folder, int people, int accounts, int shards)
    {
        var report = await SyntheticPlatform.GenerateAsync(
            new SyntheticOptions { OutputDirectory = folder.Combine("platform"), People = people, Accounts = accounts, LastDay = GeneratedDate });
        return await BuildAsync(report.ConfigPath, folder.Combine("data"), GeneratedDate, windowDays: 30, shards);
    }

    public static async Task<string> BuildAsync(string config, string data, DateOnly date, int windowDays, int shards)
    {
        await PlatformBuild.RunAsync(new BuildRequest
        {
            Config = BuildConfig.Load(config),
            Date = date,
            WindowDays = windowDays,
            DataDirectory = data,
            Shards = shards,
        });
        return data;
    }
}
