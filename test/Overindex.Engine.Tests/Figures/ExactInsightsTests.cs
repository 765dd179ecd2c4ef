using static Overindex.Engine.Tests.Figures.ExamplePlatform;

namespace Overindex.Engine.Tests.Figures;

public sealed class ExactInsightsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_somebody_holds_is_listed_unrounded()
    {
        var insights = await Exactly().GetInsightsAsync(Engaged, Cancellation);
        // 30: (9/1000) / (9/10000); its child is held by nobody in the baseline.
        Assert.Equal(["10 0.3 2", "20 0.3 0.75", "30 0.009 10"], Text(insights.Categories.Select(category => category.Category)));
        Assert.Equal(["11 0.3333333333333333333333333333 2.5", "12 0.03 0.3"], Text(insights.Categories[0].Subcategories));
        Assert.Equal(["31 1"], Text(insights.Categories[2].Subcategories));
        Assert.Equal(["25-34 0.65", "18-24 0.334", "35-44 0.009"], Text(insights.Demographics[(int)Demographic.Age]));
        Assert.Equal(["us 0.999"], Text(insights.Demographics[(int)Demographic.Country]));
        Assert.Equal((1_000, false), (insights.Size, insights.SizeIsUpperBound));
    }

    [Fact]
    public async Task There_is_no_minimum_audience()
    {
        var audience = Audience.Partner(Small, AudienceType.Engagement);
        var counter = Counter().With(audience, [99], [1, 0, 0], [0, 0], [0, 0], [0, 0], [], [0]);
        var insights = await Exactly(counter).GetInsightsAsync(audience, Cancellation);
        Assert.Equal((99, false), (insights.Size, insights.SizeIsUpperBound));
        Assert.Equal(["18-24 0.0101010101010101010101010101"], Text(insights.Demographics[(int)Demographic.Age]));
    }

    [Fact]
    public async Task An_empty_audience_has_empty_lists()
    {
        var counter = Counter().With(Audience.Platform(AudienceType.Engagement), [0]);
        var insights = await Exactly(counter).GetInsightsAsync(Audience.Platform(AudienceType.Engagement), Cancellation);
        Assert.Equal((0, false), (insights.Size, insights.SizeIsUpperBound));
        Assert.Empty(insights.Categories);
        Assert.All(insights.Demographics, Assert.Empty);
    }
}
