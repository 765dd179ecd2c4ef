using Overindex.Cli.Tests.Support;
using Overindex.Client.Testing;
using Overindex.Contracts;

namespace Overindex.Cli.Tests.Verbs;

/// <summary>Names and messages of a server that means to steer the user's terminal.</summary>
public sealed class HostileAnswerTests
{
    private const string Evil = "a\e]0;title\a\e[2Jb\r\nc";

    private static readonly string[] Server = ["--host", "https://api.example", "--token", "abc"];

    [Theory]
    [InlineData("accounts")]
    [InlineData("insights 4")]
    [InlineData("insights 4 --compare YOUR_ENGAGED_AUDIENCE")]
    [InlineData("categories 4")]
    [InlineData("categories 4 1")]
    [InlineData("interests 1 --depth 0")]
    public async Task Tables_hold_no_control_characters_of_a_server(string verb)
    {
        using var user = Fake();
        var outcome = await user.RunAsync([.. verb.Split(' '), .. Server]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("b", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Out + outcome.Error, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public async Task Errors_hold_no_control_characters_of_a_server()
    {
        using var user = Fake();
        user.Fake!.FailNext(Fault.Error(400, 1, Evil), times: 2);
        foreach (var more in new string[][] { [], ["--verbose"] })
        {
            var outcome = await user.RunAsync(["accounts", .. Server, .. more]);
            Assert.Equal(1, outcome.ExitCode);
            Assert.DoesNotContain('\e', outcome.Error);
            Assert.DoesNotContain('\a', outcome.Error);
        }
    }

    [Fact]
    public async Task Json_and_csv_keep_every_character()
    {
        using var user = Fake();
        Assert.Contains($"\"{Evil}\"", (await user.RunAsync(["accounts", .. Server, "-o", "csv"])).Out, StringComparison.Ordinal);
        Assert.Contains("\\u001b", (await user.RunAsync(["accounts", .. Server, "-o", "json"])).Out, StringComparison.OrdinalIgnoreCase);
    }

    private static RemoteUser Fake() => new()
    {
        Fake = new FakeAudienceInsightsServer()
            .WithAdAccounts(new AdAccount { Id = "4", Name = Evil })
            .WithInterest(new() { Id = "1", Name = Evil, Level = 1, ChildInterests = [] })
            .WithInsights("4", Insights(InsightType.YourTotalAudience))
            .WithInsights("4", Insights(InsightType.YourEngagedAudience)),
    };

    private static AudienceInsightsResponse Insights(InsightType type) => new()
    {
        Type = type,
        Size = 100,
        Categories = [new() { Key = "1", Id = "1", Name = Evil, Ratio = 0.5, Index = 2, Subcategories = [new() { Key = "2", Id = Evil, Name = Evil, Ratio = 0.5 }] }],
        Demographics = new() { Ages = [new() { Key = "1", Name = Evil, Ratio = 0.5 }] },
    };
}
