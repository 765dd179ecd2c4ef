using Overindex.EndToEnd.Tests.Oracle;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>Build, serve, ask everything by real HTTP: every figure of every answer equals the oracle's.</summary>
public abstract class AcceptanceTests(ServedPlatform platform)
{
    [Fact]
    public void The_build_accounts_for_every_row()
    {
        var verdicts = platform.Oracle.Verdicts();
        foreach (var input in platform.Report.Inputs.Where(x => x.Read > 0))
        {
            var expected = verdicts[input.Name];
            Assert.Equal((expected.Read, expected.Used, expected.OutsideWindow), (input.Read, input.Used, input.OutsideWindow));
            Assert.Equal(expected.Rejected, input.Rejected.ToDictionary(x => x.Reason, x => x.Rows));
        }

        Assert.Equal(platform.Published[AudienceKey.Baseline].People, platform.Report.Published.People);
        Assert.Equal(platform.Published[AudienceKey.Baseline with { Type = AudienceKey.Engagement }].People,
            platform.Report.Published.EngagedPeople);
        Assert.Equal(platform.Accounts.Count, platform.Report.Accounts);
    }

    [Fact]
    public Task Every_insight_equals_the_oracles_when_asked_by_http() =>
        AssertAllEqualAsync(Questions.Insights(platform), platform.Accounts.Count * 3);

    [Fact]
    public Task Every_list_of_definitions_equals_the_oracles_when_asked_by_http() =>
        AssertAllEqualAsync(Questions.Definitions(platform), platform.Accounts.Count);

    [Fact]
    public Task Every_list_of_sub_interests_equals_the_oracles_when_asked_by_http()
    {
        // All interests for a sample of ad accounts, and the categories for all that have anything to report.
        var parents = platform.Oracle.Parents();
        var reportable = platform.Accounts.Where(x => platform.Published[AudienceKey.Of(x, AudienceKey.Partner,
            AudienceKey.Total)].Lists.Count > 0).ToList();
        var sample = reportable.Where((_, i) => i % 10 == 0).Concat(platform.Accounts.Where((_, i) => i % 300 == 0)).Distinct().ToList();
        var categories = parents.Where(x => platform.Published[AudienceKey.Baseline].List("interests:").Any(y => y.Key == x)).ToList();
        var all = Questions.SubInterests(platform, sample, parents).Concat(Questions.SubInterests(platform, reportable.Except(sample),
            categories));
        return AssertAllEqualAsync(all, atLeast: platform.Accounts.Count);
    }

    private async Task AssertAllEqualAsync(IEnumerable<Question> questions, int atLeast)
    {
        var (asked, faults) = await platform.Asking.AskAsync(questions);
        Assert.Empty(faults);
        Assert.True(asked >= atLeast, $"Only {asked} answers were compared.");
    }
}

[Collection(OuladCollection.Name)]
public sealed class OuladAcceptanceTests(ServedOulad platform) : AcceptanceTests(platform);

[Collection(CompleteJourneyCollection.Name)]
public sealed class CompleteJourneyAcceptanceTests(ServedCompleteJourney platform) : AcceptanceTests(platform);
