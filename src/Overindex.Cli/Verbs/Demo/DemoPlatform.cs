using Overindex.Cli.Hosting;
using Overindex.Cli.Progress;
using Overindex.Cli.Rendering;
using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Demo;

/// <summary>Makes the demo's platform and snapshot, or finds those made before with the same options.</summary>
internal sealed class DemoPlatform(CliHost host, DemoDirectory directory)
{
    private const int Days = 30;

    internal async Task<DemoStamp> PrepareAsync(int people, int seed, CancellationToken cancellationToken)
    {
        var newest = new SnapshotStore(directory.Data).FindNewest();
        if (directory.ReadStamp() is { } made && made.Fits(people, seed, newest))
        {
            host.Error.WriteLine($"Reusing the platform of {Figures.Count(people)} people made before.");
            return made;
        }

        directory.Clear();
        host.Error.WriteLine($"Making up a platform of {Figures.Count(people)} people and {Days} days in '{directory.Platform}'.");
        var stamp = await ProgressDisplay.RunAsync(host, progress => MakeAsync(people, seed, progress, cancellationToken));
        await directory.WriteStampAsync(stamp, cancellationToken);
        return stamp;
    }

    private async Task<DemoStamp> MakeAsync(int people, int seed, IProgress<PhaseProgress> progress, CancellationToken cancellationToken)
    {
        var options = new SyntheticOptions { OutputDirectory = directory.Platform, People = people, Seed = seed, Days = Days };
        var platform = await SyntheticPlatform.GenerateAsync(options, progress, cancellationToken);
        var request = new BuildRequest
        {
            Config = BuildConfig.Load(platform.ConfigPath),
            Date = platform.GenerationDate,
            WindowDays = Days,
            DataDirectory = directory.Data,
        };
        var report = await PlatformBuild.RunAsync(request, progress, cancellationToken);
        using var snapshot = new SnapshotStore(directory.Data).Open(report.Published.Id, SnapshotVerification.Lengths, cancellationToken);
        return DemoStamp.From(people, seed, snapshot.Id, snapshot.Catalog.Taxonomy, platform);
    }
}
