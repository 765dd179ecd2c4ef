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
    private const int DaysPerWeek = 7;
    private const int EarlierWeeks = 3;

    internal async Task<DemoStamp> PrepareAsync(int people, int seed, CancellationToken cancellationToken)
    {
        var newest = new SnapshotStore(directory.Data).FindNewest();
        if (directory.ReadStamp() is { } made && made.Fits(people, seed, newest))
        {
            host.Error.WriteLine($"Reusing the platform of {Figures.Count(people)} people made before.");
            return made;
        }

        directory.Clear();
        host.Error.WriteLine(
            $"Making up a platform of {Figures.Count(people)} people and {EarlierWeeks + 1} weekly generation dates in '{directory.Platform}'.");
        var stamp = await ProgressDisplay.RunAsync(host, progress => MakeAsync(people, seed, progress, cancellationToken));
        await directory.WriteStampAsync(stamp, cancellationToken);
        return stamp;
    }

    private async Task<DemoStamp> MakeAsync(int people, int seed, IProgress<PhaseProgress> progress, CancellationToken cancellationToken)
    {
        var options = new SyntheticOptions { OutputDirectory = directory.Platform, People = people, Seed = seed, Days = Days, EarlierWeeks = EarlierWeeks };
        var platform = await SyntheticPlatform.GenerateAsync(options, progress, cancellationToken);

        // The first build reads the files; the others find their days kept.
        for (var week = EarlierWeeks; week >= 0; week--)
        {
            var request = new BuildRequest
            {
                Config = BuildConfig.Load(platform.ConfigPath),
                Date = platform.GenerationDate.AddDays(-DaysPerWeek * week),
                WindowDays = Days,
                DataDirectory = directory.Data,
            };
            await PlatformBuild.RunAsync(request, progress, cancellationToken);
        }

        var store = new SnapshotStore(directory.Data);
        using var snapshot = store.Open(store.FindNewest()!.Value, SnapshotVerification.Lengths, cancellationToken);
        return DemoStamp.From(people, seed, snapshot.Id, snapshot.Catalog.Taxonomy, platform);
    }
}
