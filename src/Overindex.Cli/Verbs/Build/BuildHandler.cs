using Overindex.Cli.Hosting;
using Overindex.Cli.Progress;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Build;

internal sealed class BuildHandler(CliHost host)
{
    internal async Task<int> RunAsync(BuildSettings settings, string output, CancellationToken cancellationToken)
    {
        var request = new BuildRequest
        {
            Config = BuildConfig.Load(settings.ConfigPath),
            Date = settings.Date,
            WindowDays = settings.WindowDays,
            DataDirectory = settings.DataDirectory,
            Shards = settings.Shards,
            MaxRejects = settings.MaxRejects,
            Threads = settings.Threads,
            MemoryBytes = settings.MemoryBytes,
            KeepDays = settings.KeepDays,
        };
        if (settings.Only is { } only)
        {
            await BuildShardsAsync(request, only, settings, output, cancellationToken);
            return ExitCodes.Ok;
        }

        var report = await ProgressDisplay.RunAsync(host, progress => PlatformBuild.RunAsync(request, progress, cancellationToken));
        new BuildPrinter(host).Print(report, settings.Date, settings.WindowDays, settings.DataDirectory, output);
        return ExitCodes.Ok;
    }

    private async Task BuildShardsAsync(
        BuildRequest request, IReadOnlyList<int> only, BuildSettings settings, string output, CancellationToken cancellationToken)
    {
        if (only[^1] >= settings.Shards)
        {
            throw new CliException(
                $"'--only' names shard {only[^1]}, but there are {settings.Shards}, numbered from 0. Say with '--shards' how many there are.", ExitCodes.Usage);
        }

        var reports = new List<ShardReport>();
        foreach (var shard in only)
        {
            if (only.Count > 1)
            {
                host.Error.WriteLine($"Shard {shard} of {settings.Shards}:");
            }

            reports.Add(await ProgressDisplay.RunAsync(host, progress => PlatformBuild.RunShardAsync(request, shard, progress, cancellationToken)));
        }

        new ShardPrinter(host).Print(reports, settings, output);
    }
}

internal sealed record BuildSettings(
    string ConfigPath, DateOnly Date, int WindowDays, string DataDirectory, int Shards, double MaxRejects, int Threads, long? MemoryBytes, bool KeepDays,
    IReadOnlyList<int>? Only);
