using System.Text.Json;
using Overindex.Cli.Tests.Support;
using Overindex.Engine;

namespace Overindex.Cli.Tests.Verbs;

public sealed class BuildVerbTests(MadeUpPlatform platform) : IClassFixture<MadeUpPlatform>, IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_report_has_rows_people_accounts_audiences_phases_and_bytes()
    {
        var outcome = await BuildAsync();
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        string[] parts = ["INPUT", "ROWS READ", "PHASE", "people ", "ad accounts", "largest audience", "on disk", "Published snapshot 2026-10-31.r1."];
        foreach (var expected in parts)
        {
            Assert.Contains(expected, outcome.Out, StringComparison.Ordinal);
        }

        Assert.Matches(@"people +3,000 +3,000 +0 +0 +0\.00%", outcome.Out);
        Assert.Contains("reading interactions", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', outcome.Out + outcome.Error);
    }

    [Fact]
    public async Task The_same_build_again_adds_nothing_and_says_so()
    {
        await BuildAsync();
        var again = await BuildAsync();
        Assert.Contains("was there already", again.Out, StringComparison.Ordinal);
        Assert.Single(new SnapshotStore(_data.Path).List());
    }

    [Fact]
    public async Task The_report_as_json_adds_up()
    {
        var outcome = await BuildAsync("--output", "json");
        var report = JsonDocument.Parse(outcome.Out).RootElement;
        Assert.Equal("2026-10-31.r1", report.GetProperty("snapshot").GetString());
        Assert.Equal(20, report.GetProperty("ad_accounts").GetInt32());
        Assert.True(report.GetProperty("bytes").GetInt64() > 0);
        foreach (var input in report.GetProperty("inputs").EnumerateArray())
        {
            var rejected = input.GetProperty("rejected").EnumerateArray().Sum(reject => reject.GetProperty("rows").GetInt64());
            var good = input.GetProperty("used").GetInt64() + input.GetProperty("outside_window").GetInt64();
            Assert.Equal(input.GetProperty("read").GetInt64(), good + rejected);
        }
    }

    [Fact]
    public async Task A_missing_config_is_an_error_that_names_it()
    {
        var outcome = await InProcess.RunAsync("build", "--config", _data.Combine("nowhere.json"), "--date", "2026-10-31", "--out", _data.Path);
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("nowhere.json", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public async Task Verbose_shows_the_whole_story_of_an_error()
    {
        var outcome = await InProcess.RunAsync("build", "--config", _data.Combine("nowhere.json"), "--date", "2026-10-31", "--verbose");
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("   at Overindex.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_writes_a_config_that_builds_and_overwrites_only_when_told()
    {
        var config = _data.Combine("overindex.json");
        string[] files = [.. Directory.EnumerateFiles(platform.Files, "*.csv.gz", SearchOption.AllDirectories)];
        var first = await InProcess.RunAsync(["init", .. files, "--out", config]);
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Contains($"build --config {config}", first.Error, StringComparison.Ordinal);
        var built = await InProcess.RunAsync("build", "--config", config, "--date", "2026-10-31", "--out", _data.Combine("data"));
        Assert.True(built.ExitCode == 0, built.Error);

        var second = await InProcess.RunAsync(["init", .. files, "--out", config]);
        Assert.Equal(ExitCodes.Failure, second.ExitCode);
        Assert.Contains("--force", second.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await InProcess.RunAsync(["init", .. files, "--out", config, "--force"])).ExitCode);
    }

    [Fact]
    public async Task Schema_prints_a_json_schema()
    {
        var outcome = await InProcess.RunAsync("schema");
        Assert.True(JsonDocument.Parse(outcome.Out).RootElement.TryGetProperty("properties", out _));
    }

    private Task<Outcome> BuildAsync(params string[] more) =>
        InProcess.RunAsync(["build", "--config", platform.ConfigPath, "--date", "2026-10-31", "--out", _data.Path, .. more]);
}
