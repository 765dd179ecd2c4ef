using System.Globalization;
using Overindex.Client.Delivery.Tests.Running;

namespace Overindex.Client.Delivery.Tests.Samples;

public sealed class ConsoleReportTests(DemoServer demo)
{
    [Fact]
    public async Task The_console_sample_prints_the_categories_of_the_servers_answer()
    {
        var answer = await demo.GetJsonAsync($"/ad_accounts/{demo.AdAccountId}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");

        var ended = await RunAsync(demo.AdAccountId, demo.Token);

        var expected = answer["categories"]!.AsArray().Select(category => string.Create(
            CultureInfo.InvariantCulture, $"{category!["name"]}: {(double)category["ratio"]!:P0} of {answer["size"]} people, index {category["index"]}"));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, ended.Ok().TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task The_console_sample_says_that_an_ad_account_is_not_the_tokens()
    {
        var ended = await RunAsync("1", demo.Token);

        Assert.Equal((1, ""), (ended.ExitCode, ended.Out));
        Assert.Matches(@"^Not your ad account, or none: 1 \(request \S+\)\n$", ended.Error);
    }

    [Fact]
    public async Task The_console_sample_says_that_a_token_is_not_known()
    {
        var ended = await RunAsync(demo.AdAccountId, "ovx_no-such-token");

        Assert.Equal((1, "Sign in again\n"), (ended.ExitCode, ended.Error));
    }

    [Fact]
    public async Task The_console_sample_without_a_token_says_how_it_is_used()
    {
        var ended = await RunAsync(demo.AdAccountId, "");

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("Usage:", ended.Error, StringComparison.Ordinal);
    }

    private Task<Ended> RunAsync(string adAccountId, string token) =>
        RunningProgram.RunAsync(Tree.Sample("ConsoleReport"), [demo.Address, adAccountId], Tree.Root, ("OVERINDEX_TOKEN", token));
}
