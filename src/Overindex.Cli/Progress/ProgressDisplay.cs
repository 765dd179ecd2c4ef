using Overindex.Cli.Hosting;
using Overindex.Ingest;

namespace Overindex.Cli.Progress;

/// <summary>Shows how far a long job is: bars on a terminal, now and then a line elsewhere.</summary>
internal static class ProgressDisplay
{
    internal static Task<T> RunAsync<T>(CliHost host, Func<IProgress<PhaseProgress>, Task<T>> job) =>
        host.Notes.Profile.Capabilities.Interactive
        ? BarProgress.RunAsync(host.Notes, job)
        : LineProgress.RunAsync(host.Error, host.Time, job);
}
