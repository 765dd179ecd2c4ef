using static Overindex.Engine.Tests.Figures.ExamplePlatform;

namespace Overindex.Engine.Tests.Figures;

public sealed class InsightsCalculatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_baseline_is_counted_once_and_each_audience_each_time()
    {
        var counter = Counter();
        var calculator = UnderPrivacy(counter);
        await calculator.GetInsightsAsync(Audience.Baseline, Cancellation);
        await calculator.GetInsightsAsync(Engaged, Cancellation);
        await calculator.GetSubInterestsAsync(Engaged, 0, Cancellation);
        Assert.Equal([Audience.Baseline, Engaged, Engaged], counter.Asked);
    }

    [Fact]
    public async Task A_cancelled_first_count_does_not_spoil_later_ones()
    {
        var calculator = UnderPrivacy();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calculator.GetInsightsAsync(Engaged, new CancellationToken(canceled: true)).AsTask());
        Assert.Equal(1_000, (await calculator.GetInsightsAsync(Engaged, Cancellation)).Size);
    }

    [Fact]
    public async Task Sub_interests_are_the_direct_children_of_any_interest()
    {
        var calculator = UnderPrivacy();
        Assert.Equal(["11 0.333 2.5"], Text(await calculator.GetSubInterestsAsync(Engaged, 0, Cancellation)));
        // 50 of the 100 who hold 11; (50/1000) / (200/10000).
        Assert.Equal(["111 0.5 2.5"], Text(await calculator.GetSubInterestsAsync(Engaged, 2, Cancellation)));
    }

    [Fact]
    public async Task Sub_interests_are_empty_where_privacy_suppresses_the_interest_or_the_audience()
    {
        Assert.Empty(await UnderPrivacy().GetSubInterestsAsync(Engaged, 5, Cancellation));
        Assert.Equal(["31 1"], Text(await Exactly().GetSubInterestsAsync(Engaged, 5, Cancellation)));
        Assert.Empty(await UnderPrivacy().GetSubInterestsAsync(Audience.Partner(Small, AudienceType.Engagement), 0, Cancellation));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public async Task An_ordinal_outside_of_the_taxonomy_is_refused(int interest) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => UnderPrivacy().GetSubInterestsAsync(Engaged, interest, Cancellation).AsTask());

    [Fact]
    public void Available_are_the_platforms_audiences_and_those_of_the_account_that_reach_the_minimum()
    {
        Audience[] platform = [Audience.Platform(AudienceType.Engagement), Audience.Platform(AudienceType.ImpressionPlusEngagement)];
        Assert.Equal([.. platform, Engaged, Total], UnderPrivacy().GetAvailableAudiences(Account));
        // 99 engaged, 100 in total.
        var smallTotal = Audience.Partner(Small, AudienceType.ImpressionPlusEngagement);
        Assert.Equal([.. platform, smallTotal], UnderPrivacy().GetAvailableAudiences(Small));
        Assert.Equal([.. platform, Audience.Partner(Small, AudienceType.Engagement), smallTotal], Exactly().GetAvailableAudiences(Small));
    }

    [Fact]
    public async Task An_unknown_ad_account_is_named()
    {
        var unknown = AdAccountId.Parse("007");
        const string Message = "Ad account 007 is not in the snapshot of 2013-10-31.";
        Assert.Equal(Message, Assert.Throws<ArgumentException>(() => UnderPrivacy().GetAvailableAudiences(unknown)).Message);
        var audience = Audience.Partner(unknown, AudienceType.Engagement);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Exactly().GetInsightsAsync(audience, Cancellation).AsTask());
        Assert.Equal(Message, error.Message);
    }
}
