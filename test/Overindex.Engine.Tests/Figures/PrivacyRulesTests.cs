namespace Overindex.Engine.Tests.Figures;

public sealed class PrivacyRulesTests
{
    public static TheoryData<PrivacyRules, string> OutOfRange => new()
    {
        { new() { MinimumAudience = 0 }, "Privacy rule MinimumAudience is 0; it must be at least 1." },
        { new() { MinimumCell = 0 }, "Privacy rule MinimumCell is 0; it must be at least 1." },
        { new() { MinimumCell = -5 }, "Privacy rule MinimumCell is -5; it must be at least 1." },
        { new() { RatioDecimals = -1 }, "Privacy rule RatioDecimals is -1; it must be 0 to 9." },
        { new() { RatioDecimals = 10 }, "Privacy rule RatioDecimals is 10; it must be 0 to 9." },
        { new() { IndexDecimals = 10 }, "Privacy rule IndexDecimals is 10; it must be 0 to 9." },
        { new() { SizeBoundaries = [] }, "Privacy rule SizeBoundaries.Count is 0; it must be at least 1." },
        { new() { SizeBoundaries = null! }, "Privacy rule SizeBoundaries.Count is 0; it must be at least 1." },
        { new() { SizeBoundaries = [99] }, "Privacy rule SizeBoundaries[0] is 99; it must be at least MinimumAudience, 100." },
        { new() { MinimumAudience = 101 }, "Privacy rule SizeBoundaries[0] is 100; it must be at least MinimumAudience, 101." },
        { new() { SizeBoundaries = [100, 100] }, "Privacy rule SizeBoundaries[1] is 100; it must be greater than the boundary before it, 100." },
        { new() { SizeBoundaries = [100, 500, 400] }, "Privacy rule SizeBoundaries[2] is 400; it must be greater than the boundary before it, 500." },
        { new() { SizeStep = 0 }, "Privacy rule SizeStep is 0; it must be at least 1." },
        { new() { SizeStepLimit = -1 }, "Privacy rule SizeStepLimit is -1; it must be at least 0." },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_rule_out_of_its_range_is_named_with_its_value_and_range(PrivacyRules rules, string expected)
    {
        var catalog = TestCatalog.Of(new CountShape(0, 0, 0, 0, 0, 0));
        var error = Assert.Throws<ArgumentException>(() => new InsightsCalculator(catalog, new FixedCounter(catalog), rules));
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void The_defaults_are_those_of_the_product()
    {
        var rules = PrivacyRules.Default;
        Assert.Equal((100, 10, 3, 2), (rules.MinimumAudience, rules.MinimumCell, rules.RatioDecimals, rules.IndexDecimals));
        Assert.Equal([100, 500, 1_000, 5_000, 10_000], rules.SizeBoundaries);
        Assert.Equal((5_000, 100_000), (rules.SizeStep, rules.SizeStepLimit));
    }
}
