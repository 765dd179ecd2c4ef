using static Overindex.Engine.Tests.Figures.ExamplePlatform;

namespace Overindex.Engine.Tests.Figures;

public sealed class PrivateInsightsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Categories_are_shares_of_the_audience_with_their_index_and_children()
    {
        var insights = await UnderPrivacy().GetInsightsAsync(Engaged, Cancellation);
        // 300/1000 against 1500/10000 and 4000/10000; the tie goes by key; 30 is held by 9 and so left out, with its child.
        Assert.Equal(["10 0.3 2", "20 0.3 0.75"], Text(insights.Categories.Select(category => category.Category)));
        // 100 of the category's 300; (100/1000) / (400/10000). 12 is held by 9; 111 is no direct child.
        Assert.Equal(["11 0.333 2.5"], Text(insights.Categories[0].Subcategories));
        Assert.Empty(insights.Categories[1].Subcategories);
    }

    [Fact]
    public async Task Demographics_are_shares_of_the_audience_by_ratio_then_key()
    {
        var insights = await UnderPrivacy().GetInsightsAsync(Engaged, Cancellation);
        Assert.Equal(["25-34 0.65", "18-24 0.334"], Text(insights.Demographics[(int)Demographic.Age]));
        Assert.Equal(["female 0.5", "male 0.5"], Text(insights.Demographics[(int)Demographic.Gender]));
        Assert.Equal(["web 1", "ipad 0.01"], Text(insights.Demographics[(int)Demographic.Device]));
        Assert.Equal(["us 0.999"], Text(insights.Demographics[(int)Demographic.Country]));
        Assert.Empty(insights.Demographics[(int)Demographic.Metro]);
    }

    [Theory]
    [InlineData(100, 100, false)]
    [InlineData(101, 500, true)]
    [InlineData(3_000, 5_000, true)]
    [InlineData(5_000, 5_000, false)]
    public async Task The_size_is_rounded_up_and_says_so(long people, long size, bool isUpperBound)
    {
        var counter = Counter().With(Audience.Platform(AudienceType.Engagement), [people]);
        var insights = await UnderPrivacy(counter).GetInsightsAsync(Audience.Platform(AudienceType.Engagement), Cancellation);
        Assert.Equal((size, isUpperBound), (insights.Size, insights.SizeIsUpperBound));
        Assert.Equal((Audience.Platform(AudienceType.Engagement), TestCatalog.Date), (insights.Audience, insights.Date));
    }

    [Fact]
    public async Task An_audience_under_the_minimum_is_not_even_counted_and_gets_no_breakdowns()
    {
        var counter = Counter();
        var insights = await UnderPrivacy(counter).GetInsightsAsync(Audience.Partner(Small, AudienceType.Engagement), Cancellation);
        AssertSuppressed(insights);
        Assert.Empty(counter.Asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public async Task A_platform_under_the_minimum_gets_no_breakdowns(long people)
    {
        var counter = new FixedCounter(Catalog).With(Audience.Baseline, [people], [people, 0, 0], [0, 0], [0, 0], [0, 0], [], [people]);
        AssertSuppressed(await UnderPrivacy(counter).GetInsightsAsync(Audience.Baseline, Cancellation));
    }

    [Fact]
    public async Task Lists_are_sorted_by_the_rounded_ratio_and_ties_by_key_as_text()
    {
        // 3001 and 3004 of 10 000 are both 0.3, so the greater count must not come first; as text, 10 comes before 20, and 9 after both.
        var taxonomy = new Taxonomy([TestCatalog.Interest("9"), TestCatalog.Interest("20"), TestCatalog.Interest("10")]);
        var catalog = new SnapshotCatalog(TestCatalog.Date, 30, taxonomy, Catalog.Demographics, Catalog.Accounts);
        var counter = new FixedCounter(catalog).With(Audience.Baseline, [10_000], [0, 0, 0], [0, 0], [0, 0], [0, 0], [], [3_003, 3_004, 3_001]);
        var rounded = await new InsightsCalculator(catalog, counter, PrivacyRules.Default).GetInsightsAsync(Audience.Baseline, Cancellation);
        Assert.Equal(["10 0.3 1", "20 0.3 1", "9 0.3 1"], Text(rounded.Categories.Select(category => category.Category)));
        var exact = await new InsightsCalculator(catalog, counter, privacy: null).GetInsightsAsync(Audience.Baseline, Cancellation);
        Assert.Equal(["20 0.3004 1", "9 0.3003 1", "10 0.3001 1"], Text(exact.Categories.Select(category => category.Category)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public async Task An_index_is_left_out_where_the_baseline_is_suppressed(long baseline)
    {
        var counter = new FixedCounter(Catalog)
            .With(Audience.Baseline, [10_000], [0, 0, 0], [0, 0], [0, 0], [0, 0], [], [baseline])
            .With(Engaged, [1_000], [0, 0, 0], [0, 0], [0, 0], [0, 0], [], [500]);
        var insights = await UnderPrivacy(counter).GetInsightsAsync(Engaged, Cancellation);
        Assert.Equal(["10 0.5"], Text(insights.Categories.Select(category => category.Category)));
    }

    private static void AssertSuppressed(Engine.Insights insights)
    {
        Assert.Equal((100, true), (insights.Size, insights.SizeIsUpperBound));
        Assert.Empty(insights.Categories);
        Assert.Equal(5, insights.Demographics.Count);
        Assert.All(insights.Demographics, Assert.Empty);
    }
}
