using System.Text.Json;
using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Verbs;

public sealed class InsightsVerbTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public InsightsVerbTests() => TinyPlatform.Publish(_data.Path);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_table_shows_shares_and_affinities()
    {
        var outcome = await RunAsync("1001");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Coastal Hiking (1001)", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("up to 500 people", outcome.Out, StringComparison.Ordinal);
        Assert.Matches(@"Travel +█+ +100\.0% +▲ 2\.00x", outcome.Out);
        Assert.Matches(@"  Beaches, ""sunny"" +█+ +100\.0% +▲ 2\.00x", outcome.Out);
        Assert.Matches(@"Food \[and\] Drinks +█+ +100\.0% +· 1\.00x", outcome.Out);
        Assert.Matches("日本 +█+[▏▎▍▌▋▊▉]? +10.0%", outcome.Out);
        Assert.DoesNotContain('\e', outcome.Out + outcome.Error);
    }

    [Fact]
    public async Task Csv_has_a_header_and_quotes_what_it_must()
    {
        var outcome = await RunAsync("1001", "--output", "csv");
        var lines = outcome.Out.Split('\n');
        Assert.Equal("section,key,name,parent_key,ratio,index", lines[0]);
        Assert.Contains("subcategories,11,\"Beaches, \"\"sunny\"\"\",10,1,2", lines);
        Assert.Contains("metros,501,\"=New York, NY\",,0.25,", lines);
    }

    [Fact]
    public async Task Exact_figures_come_with_a_notice_that_privacy_is_off()
    {
        var outcome = await RunAsync("1002", "--exact", "--output", "json");
        Assert.Contains("privacy rules are off", outcome.Error, StringComparison.Ordinal);
        var answer = JsonDocument.Parse(outcome.Out).RootElement;
        Assert.Equal(5, answer.GetProperty("size").GetInt64());
        Assert.False(answer.GetProperty("size_is_upper_bound").GetBoolean());
        Assert.Contains("5 people", (await RunAsync("1002", "--exact")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1002", "Fewer than 100 people are in this audience")]
    [InlineData("1003", "Nobody interacted with this ad account's items")]
    public async Task An_audience_under_the_minimum_is_said_to_be_too_small(string account, string expected)
    {
        var outcome = await RunAsync(account);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(expected, string.Join(' ', outcome.Out.Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("%", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1005", ExitCodes.Failure, "There is no ad account 1005")]
    [InlineData("01001", ExitCodes.Failure, "Did you mean 1001 (Coastal Hiking)")]
    [InlineData("hiking", ExitCodes.Usage, "Did you mean 1001 (Coastal Hiking)?")]
    [InlineData("zebra", ExitCodes.Usage, "'overindex snapshot inspect' shows the largest ones.")]
    public async Task An_unknown_account_is_an_error_with_near_ids(string account, int exitCode, string expected)
    {
        var outcome = await RunAsync(account);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public async Task The_type_may_be_written_in_lower_case()
    {
        var outcome = await RunAsync("1002", "--type", "pinterest_total_audience", "--output", "json");
        Assert.Contains("\"type\":\"PINTEREST_TOTAL_AUDIENCE\"", outcome.Out, StringComparison.Ordinal);
    }

    private Task<Outcome> RunAsync(string account, params string[] more) =>
        InProcess.RunAsync(["insights", account, "--data", _data.Path, .. more]);
}
