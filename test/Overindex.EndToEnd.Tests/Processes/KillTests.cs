using System.Diagnostics;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Engine;

namespace Overindex.EndToEnd.Tests.Processes;

/// <summary>kill -9 at many moments of a build: what is served stays as it was, and the next build is clean.</summary>
[Collection(TimedCollection.Name)]
public sealed class KillTests
{
    private const int Kills = 25;

    private static readonly DateOnly s_first = new(2014, 6, 1);

    [Fact]
    public async Task A_killed_build_leaves_served_data_as_it_was_and_the_next_build_clean()
    {
        using var folder = new TemporaryDirectory();
        var data = folder.Combine("data");
        var config = Builds.WriteConfig(RealData.Oulad, folder);
        await Builds.RunAsync(RealData.Oulad, folder, data, shards: 3);
        var duration = (await RunAsync(Executable.Build(config, s_first, folder.Combine("measured")), Timeout.InfiniteTimeSpan)).Elapsed;
        await using var server = await RunningServer.StartAsync(data, TimeSpan.FromMilliseconds(100));
        var hammer = new Hammer(server.Client, Paths());
        using var stop = new CancellationTokenSource();
        var hammering = hammer.RunAsync(clients: 1, stop.Token);

        var (killed, builds) = (0, 0);
        for (; killed < Kills && builds < 3 * Kills; builds++)
        {
            // Some builds find kept days, the others read and keep anew.
            if (builds % 3 != 0 && Directory.Exists(Path.Combine(data, "days")))
                Directory.Delete(Path.Combine(data, "days"), recursive: true);

            // A machine that gets less busy builds faster: a build that ended before its moment says how fast by now.
            var (wasKilled, elapsed) = await RunAsync(Executable.Build(config, s_first.AddDays(builds), data), duration * ((killed + 0.5) / Kills));
            killed += wasKilled ? 1 : 0;
            duration = wasKilled || elapsed > duration ? duration : elapsed;
            AssertEverySnapshotIsWhole(data);
        }

        var last = await Executable.RunAsync(Executable.Build(config, s_first.AddDays(builds), data));
        Assert.True(last.ExitCode == 0, last.Error);
        await Eventually.HoldsAsync(() => hammer.Answers.Keys.Any(x => x.Date == s_first.AddDays(builds).ToString("O")),
            "Serving the last build");
        await stop.CancelAsync();
        await hammering;

        Assert.Empty(hammer.Faults);
        Assert.True(killed == Kills, $"Only {killed} of {builds} builds were still running when they were killed.");
        var published = new SnapshotStore(data).List().Select(x => x.ToString()).ToHashSet();
        Assert.Equal(published, Directory.GetFileSystemEntries(Path.Combine(data, "snapshots")).Select(x =>
            Path.GetFileName(x)!).ToHashSet());
        Assert.Subset(new HashSet<string?> { "snapshots", "days", "tokens.json", "tokens.lock", "build.lock" },
            Directory.GetFileSystemEntries(data).Select(Path.GetFileName).ToHashSet());
        var manifest = File.ReadAllText(Path.Combine(data, "days", "days.json"));
        Assert.All(Directory.GetFiles(Path.Combine(data, "days")).Select(Path.GetFileName).Where(x => x != "days.json"), x => Assert.Contains(x!, manifest));
        var verified = await Executable.RunAsync(["snapshot", "verify", "--data", data]);
        Assert.True(verified.ExitCode == 0, verified.Error);
    }

    private static IReadOnlyList<string> Paths() =>
    [
        "/v5/ad_accounts/549755885001/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE",
        "/v5/ad_accounts/549755885002/audience_insights?audience_insight_type=YOUR_ENGAGED_AUDIENCE",
        "/v5/ad_accounts/549755885003/audience_insights?audience_insight_type=PINTEREST_TOTAL_AUDIENCE",
    ];

    private static async Task<(bool WasKilled, TimeSpan Elapsed)> RunAsync(string[] arguments, TimeSpan killAfter)
    {
        var clock = Stopwatch.StartNew();
        using var process = Executable.Start(arguments);
        using var patience = new CancellationTokenSource(killAfter);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                return (true, clock.Elapsed);
            }
        }

        Assert.Equal(0, process.ExitCode);
        return (false, clock.Elapsed);
    }

    private static void AssertEverySnapshotIsWhole(string data)
    {
        var store = new SnapshotStore(data);
        Assert.NotEmpty(store.List());
        foreach (var id in store.List())
        {
            store.Open(id, SnapshotVerification.Full).Dispose();
        }
    }
}
