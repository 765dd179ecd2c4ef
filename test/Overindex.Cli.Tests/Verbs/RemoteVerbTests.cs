using System.Net.Http.Headers;
using System.Text.Json;
using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Verbs;

/// <summary>The verbs against a real server, over HTTP.</summary>
public sealed class RemoteVerbTests(TinyServer server) : IClassFixture<TinyServer>, IDisposable
{
    private readonly RemoteUser _user = new();

    public void Dispose() => _user.Dispose();

    [Theory]
    [InlineData("insights 1001", "/ad_accounts/1001/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE")]
    [InlineData("insights 1001 -t your_engaged_audience", "/ad_accounts/1001/audience_insights?audience_insight_type=YOUR_ENGAGED_AUDIENCE")]
    [InlineData("insights 1003", "/ad_accounts/1003/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE")]
    [InlineData("audiences 1001", "/ad_accounts/1001/insights/audiences")]
    [InlineData("categories 1001 10 --legacy", "/ad_accounts/1001/insights/audiences/PARTNER/IMPRESSION_PLUS_ENGAGEMENT/10?sort=RATIO")]
    [InlineData("accounts", "/ad_accounts?page_size=250")]
    public async Task Json_is_the_bytes_that_the_server_sends(string verb, string target)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.WideToken);
        Assert.Equal(await http.GetStringAsync($"{server.Address}/v5{target}"), (await AskAsync($"{verb} -o json")).Out);
    }

    [Theory]
    [InlineData("insights 1001 -o json")]
    [InlineData("insights 1001 -o csv")]
    [InlineData("insights 1001 -o pinterest-csv")]
    [InlineData("insights 1001 --compare PINTEREST_TOTAL_AUDIENCE -o json")]
    [InlineData("insights 1001 --compare PINTEREST_TOTAL_AUDIENCE -o csv")]
    [InlineData("audiences 1001")]
    [InlineData("audiences 1002 -o csv")]
    [InlineData("categories 1001")]
    [InlineData("categories 1001 -o json")]
    [InlineData("categories 1001 10")]
    [InlineData("categories 1001 10 -o csv")]
    [InlineData("categories 1001 10 --legacy -o csv")]
    [InlineData("accounts")]
    [InlineData("accounts -o json")]
    [InlineData("accounts -o csv")]
    [InlineData("interests 10")]
    [InlineData("interests 10 -o json")]
    [InlineData("interests 10 --depth 0 -o csv")]
    public async Task A_server_and_its_data_directory_give_the_same_answers(string verb)
    {
        var local = await _user.RunAsync([.. verb.Split(' '), "--data", server.Data]);
        Assert.Equal(0, local.ExitCode);
        Assert.NotEmpty(local.Out);
        Assert.Equal(local, await AskAsync(verb));
    }

    [Fact]
    public async Task The_table_shows_shares_and_affinities_and_who_was_asked()
    {
        var outcome = await AskAsync("insights 1001");
        Assert.Matches(@"server +http://127\.0\.0\.1:\d+/v5", outcome.Out);
        Assert.Contains("up to 500 people", outcome.Out, StringComparison.Ordinal);
        Assert.Matches(@"Travel +█+ +100\.0% +▲ 2\.00x", outcome.Out);
        Assert.Contains("no breakdowns", (await AskAsync("insights 1003")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_audiences_are_shown_next_to_each_other()
    {
        var table = (await AskAsync("insights 1001 --compare PINTEREST_TOTAL_AUDIENCE")).Out;
        Assert.Matches(@"Travel +100\.0% +50\.0% +\+50\.0 +▲ 2\.00x", table);
        Assert.Matches(@"second +PINTEREST_TOTAL_AUDIENCE: everybody on the platform; up to 500 people", table);

        var json = JsonDocument.Parse((await AskAsync("insights 1001 --compare PINTEREST_TOTAL_AUDIENCE -o json")).Out).RootElement;
        Assert.Equal(
            ["YOUR_TOTAL_AUDIENCE", "PINTEREST_TOTAL_AUDIENCE"], json.EnumerateArray().Select(one => one.GetProperty("type").GetString()));

        var csv = (await AskAsync("insights 1001 --compare PINTEREST_TOTAL_AUDIENCE -o csv")).Out.Split('\n');
        Assert.Equal("section,key,name,parent_key,ratio,index,compared_ratio,compared_index", csv[0]);
        Assert.Contains("categories,10,Travel,,1,2,0.5,1", csv);
    }

    [Fact]
    public async Task The_taxonomy_is_walked_from_an_interest_down()
    {
        Assert.Equal(
            "id,name,level,parent_id,children\n10,Travel,1,,1\n11,\"Beaches, \"\"sunny\"\"\",2,10,0\n", (await AskAsync("interests 10 -o csv")).Out);
        Assert.Equal("[{\"id\":\"10\",\"name\":\"Travel\",\"level\":1,\"child_interests\":[\"11\"]}]", (await AskAsync("interests 10 --depth 0 -o json")).Out);
        Assert.Matches(@"\n Travel +10 +1 +1 *\n   Beaches, ""sunny"" +11 +2 +0", (await AskAsync("interests 10")).Out);
    }

    [Fact]
    public async Task An_interest_that_is_no_category_of_the_audience_is_an_error_with_the_next_step()
    {
        var outcome = await AskAsync("categories 1001 11");
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("add --legacy", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insights hiking", ExitCodes.Usage, "'overindex accounts' lists them")]
    [InlineData("interests travel", ExitCodes.Usage, "1 to 18 digits")]
    [InlineData("interests 999", ExitCodes.Failure, "404")]
    [InlineData("categories 1001 11 --legacy", ExitCodes.Failure, "404")]
    [InlineData("insights 4711", ExitCodes.NotPermitted, "'overindex accounts' lists those that the token may see")]
    public async Task What_is_not_there_is_an_error_with_the_next_step(string verb, int exitCode, string expected)
    {
        var outcome = await AskAsync(verb);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }

    private Task<Outcome> AskAsync(string verb)
    {
        _user.Variables["OVERINDEX_HOST"] = server.Address;
        _user.Variables["OVERINDEX_TOKEN"] = server.WideToken;
        return _user.RunAsync(verb.Split(' '));
    }
}
