using Overindex.Engine;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Serving;

public sealed class DamagedSnapshotTests
{
    private static readonly DateOnly Later = new(2024, 1, 31);

    [Fact]
    public async Task A_damaged_newer_snapshot_is_logged_once_and_the_old_one_is_served_on()
    {
        await using var server = await RunningServer.StartAsync();
        using var elsewhere = new TemporaryDirectory();
        var damaged = PublishDamaged(elsewhere.Path, Later);
        Directory.Move(damaged, new SnapshotStore(server.DataDirectory).PathOf(new SnapshotId(Later, 1)));
        await Eventually.HoldsAsync(() => Task.FromResult(server.LogRecorder.Lines.Any(line => line.EventId == 3)), "the damaged snapshot is logged");
        Assert.Equal("2024-01-30", await DateAsync(server));

        // A good one after it is taken up as if nothing had happened.
        TestPlatform.Publish(server.DataDirectory, Later.AddDays(1));
        await Eventually.HoldsAsync(async () => await DateAsync(server) == "2024-02-01", "the good snapshot is served");
        var line = Assert.Single(server.LogRecorder.Lines, line => line.EventId == 3);
        Assert.Contains("2024-01-31.r1", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_newest_snapshot_stops_the_start_instead_of_an_older_one_being_served()
    {
        using var directory = new TemporaryDirectory();
        TestPlatform.Publish(directory.Path);
        PublishDamaged(directory.Path, Later);
        var thrown = Assert.Throws<SnapshotException>(() => OverindexServer.Create(Options(directory.Path)));
        Assert.Contains("2024-01-31.r1", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_snapshot_the_start_says_what_to_do()
    {
        using var directory = new TemporaryDirectory();
        var thrown = Assert.Throws<SnapshotException>(() => OverindexServer.Create(Options(directory.Path)));
        Assert.Contains(directory.Path, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("overindex build", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pinned_snapshot_that_is_not_there_stops_the_start()
    {
        using var directory = new TemporaryDirectory();
        TestPlatform.Publish(directory.Path);
        Assert.Throws<SnapshotException>(() => OverindexServer.Create(Options(directory.Path) with { Snapshot = new SnapshotId(Later, 1) }));
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", 1_000, 0)]
    [InlineData("127.0.0.1:5080", 1_000, 0)]
    [InlineData("http://", 1_000, 0)]
    [InlineData("http://127.0.0.1:x", 1_000, 0)]
    [InlineData("http://127.0.0.l:5080", 1_000, 0)]
    [InlineData("http://127.0.0.1:0/base", 1_000, 0)]
    [InlineData("http://127.0.0.1:0", 99, 0)]
    [InlineData("http://127.0.0.1:0", 100, -1)]
    public void An_option_out_of_its_range_stops_the_start(string url, int pollMilliseconds, long cacheBytes)
    {
        using var directory = new TemporaryDirectory();
        TestPlatform.Publish(directory.Path);
        Assert.Throws<ArgumentException>(() => OverindexServer.Create(Options(directory.Path) with
        {
            Url = url,
            SnapshotPollInterval = TimeSpan.FromMilliseconds(pollMilliseconds),
            AnswerCacheBytes = cacheBytes,
        }));
    }

    private static OverindexServerOptions Options(string directory) => new() { DataDirectory = directory, Url = "http://127.0.0.1:0" };

    private static string PublishDamaged(string dataDirectory, DateOnly date)
    {
        var directory = new SnapshotStore(dataDirectory).PathOf(TestPlatform.Publish(dataDirectory, date));
        var largest = new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).MaxBy(file => file.Length)!;
        var bytes = File.ReadAllBytes(largest.FullName);
        bytes[^1] ^= 1;
        File.SetAttributes(largest.FullName, FileAttributes.Normal);
        File.WriteAllBytes(largest.FullName, bytes);
        return directory;
    }

    private static async Task<string?> DateAsync(RunningServer server) =>
        (await server.Client.OkAsync("/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE")).GetProperty("date").GetString();
}
