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
        };
        var report = await ProgressDisplay.RunAsync(host, progress => PlatformBuild.RunAsync(request, progress, cancellationToken));
        new BuildPrinter(host).Print(report, settings, output);
        return ExitCodes.Ok;
    }
}

internal sealed record BuildSettings(
    string ConfigPath, DateOnly Date, int WindowDays, string DataDirectory, int Shards, double MaxRejects, int Threads);
