using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Tests.Support;
using Overindex.Engine;

namespace Overindex.Cli.Tests.Verbs;

public sealed class ShardVerbTests(MadeUpPlatform platform) : IClassFixture<MadeUpPlatform>, IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Shards_built_alone_are_reported_and_published()
    {
        var built = await BuildAsync("--shards", "3", "--only", "0-1");
        Assert.True(built.ExitCode == 0, built.Error);
        Assert.Contains("Built shard 0 of 3: ", built.Out, StringComparison.Ordinal);
        Assert.Contains("Built shard 1 of 3: ", built.Out, StringComparison.Ordinal);
        Assert.Contains("writing the shard", built.Out, StringComparison.Ordinal);
        Assert.Contains("Shard 1 of 3:", built.Error, StringComparison.Ordinal);
        Assert.Contains("snapshot publish --data", built.Error, StringComparison.Ordinal);

        var missing = await PublishAsync();
        Assert.Equal(ExitCodes.Failure, missing.ExitCode);
        Assert.Contains("Shard 2 of 3 is not there in ", missing.Error, StringComparison.Ordinal);
        Assert.Contains("'overindex build --date 2026-10-31 --shards 3 --only 2'", missing.Error, StringComparison.Ordinal);
        Assert.Empty(missing.Out);

        await BuildAsync("--shards", "3", "--only", "2");
        var published = await PublishAsync();
        Assert.True(published.ExitCode == 0, published.Error);
        Assert.Contains("Published snapshot 2026-10-31.r1.", published.Out, StringComparison.Ordinal);
        Assert.Matches(@"people +3,000 +3,000 +0 +0 +0\.00%", published.Out);
        Assert.Contains("2026-10-02 to 2026-10-31 (30 days)", published.Out, StringComparison.Ordinal);
        Assert.Equal("2026-10-31.r1", Assert.Single(new SnapshotStore(_data.Path).List()).ToString());
    }

    [Fact]
    public async Task Reports_as_json_have_every_shard_and_add_up_to_that_of_the_publication()
    {
        var built = JsonDocument.Parse((await BuildAsync("--shards", "2", "--only", "0-1", "--output", "json")).Out).RootElement;
        var again = JsonDocument.Parse((await BuildAsync("--shards", "2", "--only", "1", "--output", "json")).Out).RootElement;
        var published = JsonDocument.Parse((await PublishAsync("--output", "json")).Out).RootElement;

        Assert.Equal([0, 1], built.EnumerateArray().Select(shard => shard.GetProperty("shard").GetInt32()));
        Assert.Equal([false, false], built.EnumerateArray().Select(shard => shard.GetProperty("already_there").GetBoolean()));
        Assert.True(again[0].GetProperty("already_there").GetBoolean());
        Assert.Equal(published.GetProperty("people").GetInt64(), built.EnumerateArray().Sum(shard => shard.GetProperty("people").GetInt64()));
        Assert.Equal(Used(published), built.EnumerateArray().Sum(Used));
    }

    [Theory]
    [InlineData("--only", "3", "--shards", "3")]
    [InlineData("--only", "0-5", "--shards", "3")]
    [InlineData("--only", "1")]
    [InlineData("--only", "3-1", "--shards", "9")]
    [InlineData("--only", "one", "--shards", "9")]
    [InlineData("--only", "-1", "--shards", "9")]
    public async Task Shards_that_there_cannot_be_are_not_understood(params string[] options)
    {
        var outcome = await BuildAsync(options);
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains("--only", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_data.Path, "parts")));
    }

    [Fact]
    public void Lists_of_shards_are_read() => Assert.Equal([0, 1, 2, 3, 7], ShardListText.Parse("7,0-3,2"));

    private static long Used(JsonElement report) => report.GetProperty("inputs").EnumerateArray()
        .Single(input => input.GetProperty("name").GetString() == "interactions").GetProperty("used").GetInt64();

    private Task<Outcome> PublishAsync(params string[] more) => InProcess.RunAsync(["snapshot", "publish", "--data", _data.Path, .. more]);

    private Task<Outcome> BuildAsync(params string[] more) =>
        InProcess.RunAsync(["build", "--config", platform.ConfigPath, "--date", "2026-10-31", "--out", _data.Path, .. more]);
}
