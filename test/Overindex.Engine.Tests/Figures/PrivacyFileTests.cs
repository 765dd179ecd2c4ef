namespace Overindex.Engine.Tests.Figures;

public sealed class PrivacyFileTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Without_a_file_the_rules_are_the_defaults() => Assert.Same(PrivacyRules.Default, PrivacyRules.Load(_data.Path));

    [Fact]
    public void A_file_states_some_rules_and_the_others_keep_their_defaults()
    {
        Write("""{ "minimum_audience": 40, "index_decimals": 1, /* fewer */ "size_boundaries": [50, 60], }""");

        var rules = PrivacyRules.Load(_data.Path);

        Assert.Equal((40, 10, 3, 1), (rules.MinimumAudience, rules.MinimumCell, rules.RatioDecimals, rules.IndexDecimals));
        Assert.Equal([50, 60], rules.SizeBoundaries);
        Assert.Equal((5_000, 100_000), (rules.SizeStep, rules.SizeStepLimit));
    }

    [Fact]
    public void Every_rule_can_be_set()
    {
        Write(
            """
            { "minimum_audience": 1, "minimum_cell": 2, "ratio_decimals": 4, "index_decimals": 5, "size_boundaries": [6], "size_step": 7, "size_step_limit": 8 }
            """);

        var rules = PrivacyRules.Load(_data.Path);

        Assert.Equal(
            (1, 2, 4, 5, 6, 7, 8),
            (rules.MinimumAudience, rules.MinimumCell, rules.RatioDecimals, rules.IndexDecimals, rules.SizeBoundaries.Single(), rules.SizeStep, rules.SizeStepLimit));
    }

    [Theory]
    [InlineData("""{ "minimum_audiance": 40 }""", "minimum_audiance")]
    [InlineData("""{ "minimum_cell": 0 }""", "MinimumCell is 0; it must be at least 1")]
    [InlineData("""{ "minimum_audience": 500 }""", "SizeBoundaries[0] is 100")]
    [InlineData("""{ "minimum_cell": "many" }""", "minimum_cell")]
    [InlineData("null", "null")]
    [InlineData("{", "privacy.json")]
    public void A_file_that_cannot_be_understood_is_refused_by_name(string json, string reason)
    {
        Write(json);
        var refused = Assert.Throws<SnapshotException>(() => PrivacyRules.Load(_data.Path));
        Assert.Contains(Path.Combine(_data.Path, "privacy.json"), refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private void Write(string json) => File.WriteAllText(Path.Combine(_data.Path, "privacy.json"), json);
}
