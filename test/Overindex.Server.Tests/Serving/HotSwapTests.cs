using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Overindex.Engine;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Serving;

public sealed class HotSwapTests
{
    private const string Account = "/v5/ad_accounts/549755885175";

    // Generation date, people, and the size that they are published as.
    private static readonly (DateOnly Date, int People, int Size)[] Generations =
        [(new(2024, 1, 30), 400, 500), (new(2024, 1, 31), 700, 1_000), (new(2024, 2, 1), 1_200, 5_000), (new(2024, 2, 2), 5_200, 10_000)];

    [Fact]
    public async Task A_new_snapshot_is_taken_up_under_load_without_a_failed_or_a_mixed_answer()
    {
        await using var server = await RunningServer.StartAsync();
        using var done = new CancellationTokenSource();
        var answers = new ConcurrentBag<(string Path, byte[] Bytes)>();
        var workers = Enumerable.Range(0, 4).Select(n => Task.Run(() => AskAsync(server, n, answers, done.Token))).ToList();

        foreach (var (date, people, size) in Generations.Skip(1))
        {
            TestPlatform.Publish(server.DataDirectory, date, people);
            await Eventually.HoldsAsync(
                async () => (await server.Client.OkAsync($"{Account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE")).GetProperty("size").GetInt32() == size,
                $"the snapshot of {date} is served");
        }

        await done.CancelAsync();
        await Task.WhenAll(workers);

        var byDate = Generations.ToDictionary(generation => $"{generation.Date:yyyy-MM-dd}", generation => generation.Size, StringComparer.Ordinal);
        foreach (var (path, bytes) in answers.Where(answer => answer.Path.Contains("audience_insights?", StringComparison.Ordinal)))
        {
            using var answer = JsonDocument.Parse(bytes);
            Assert.Equal(byDate[answer.RootElement.GetProperty("date").GetString()!], answer.RootElement.GetProperty("size").GetInt32());
        }

        // Each date has one answer a path, byte for byte: none is made from two snapshots.
        Assert.All(
            answers.GroupBy(answer => (answer.Path, Date: Date(answer.Bytes))),
            group => Assert.Single(group.Select(answer => Convert.ToBase64String(answer.Bytes)).Distinct(StringComparer.Ordinal)));
        Assert.DoesNotContain(server.LogRecorder.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task The_old_snapshot_is_unmapped_when_nobody_asks_it_any_more()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the process's own list of mapped files.");
        await using var server = await RunningServer.StartAsync();
        var old = new SnapshotStore(server.DataDirectory).PathOf(new SnapshotId(TestPlatform.FirstDate, 1));
        Assert.Contains(old, File.ReadAllText("/proc/self/maps"), StringComparison.Ordinal);
        TestPlatform.Publish(server.DataDirectory, Generations[1].Date, Generations[1].People);
        await Eventually.HoldsAsync(
            () => Task.FromResult(!File.ReadAllText("/proc/self/maps").Contains(old, StringComparison.Ordinal)), "the old snapshot is unmapped");
        await server.Client.OkAsync($"{Account}/insights/audiences");
    }

    [Fact]
    public async Task An_older_generation_date_published_later_changes_nothing()
    {
        await using var server = await RunningServer.StartAsync(prepare: directory => TestPlatform.Publish(directory, Generations[2].Date));
        TestPlatform.Publish(server.DataDirectory, Generations[0].Date);
        TestPlatform.Publish(server.DataDirectory, Generations[3].Date);
        await Eventually.HoldsAsync(async () => await DateAsync(server) == "2024-02-02", "the newest is served");
        Assert.Equal(2, server.LogRecorder.Lines.Count(line => line.EventId is 1 or 2));
    }

    [Fact]
    public async Task A_pinned_snapshot_is_served_on_after_a_newer_one_came_and_it_was_pruned()
    {
        var pinned = new SnapshotId(TestPlatform.FirstDate, 1);
        await using var server = await RunningServer.StartAsync(options => options with { Snapshot = pinned });
        TestPlatform.Publish(server.DataDirectory, Generations[1].Date);
        var store = new SnapshotStore(server.DataDirectory);
        Assert.Equal([pinned], store.Prune(1));
        Assert.False(Directory.Exists(store.PathOf(pinned)));
        Assert.Equal("2024-01-30", await DateAsync(server));
        await server.Client.OkAsync($"{Account}/insights/audiences/partner/engagement/{TestPlatform.Cats}");
    }

    private static async Task AskAsync(RunningServer server, int n, ConcurrentBag<(string Path, byte[] Bytes)> answers, CancellationToken done)
    {
        string[] paths =
        [
            $"{Account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE",
            $"{Account}/audience_insights?audience_insight_type=PINTEREST_TOTAL_AUDIENCE",
            $"{Account}/insights/audiences",
            $"{Account}/insights/audiences/partner/engagement/{TestPlatform.Animals}",
        ];
        using var client = server.NewClient(server.Secret);
        for (var i = n; !done.IsCancellationRequested; i++)
        {
            var path = paths[i % paths.Length];
            using var response = await client.GetAsync(path, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var bytes = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            if (!path.Contains("/partner/", StringComparison.Ordinal))
            {
                answers.Add((path, bytes));
            }
        }
    }

    private static string Date(byte[] bytes)
    {
        using var answer = JsonDocument.Parse(bytes);
        return answer.RootElement.TryGetProperty("date", out var date) ? date.GetString()! : answer.RootElement.GetProperty("items")[0].GetProperty("date").GetString()!;
    }

    private static async Task<string?> DateAsync(RunningServer server) =>
        (await server.Client.OkAsync($"{Account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE")).GetProperty("date").GetString();
}
