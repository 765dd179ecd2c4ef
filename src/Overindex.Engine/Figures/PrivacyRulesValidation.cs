namespace Overindex.Engine.Figures;

/// <summary>The ranges of the privacy rules. A rule out of range must not weaken privacy in silence.</summary>
internal static class PrivacyRulesValidation
{
    private const int MaxDecimals = 9;

    internal static void Validate(PrivacyRules rules)
    {
        AtLeast(rules.MinimumAudience, 1, nameof(rules.MinimumAudience));
        AtLeast(rules.MinimumCell, 1, nameof(rules.MinimumCell));
        Decimals(rules.RatioDecimals, nameof(rules.RatioDecimals));
        Decimals(rules.IndexDecimals, nameof(rules.IndexDecimals));
        Boundaries(rules);
        AtLeast(rules.SizeStep, 1, nameof(rules.SizeStep));
        AtLeast(rules.SizeStepLimit, 0, nameof(rules.SizeStepLimit));
    }

    private static void AtLeast(long value, long minimum, string rule)
    {
        if (value < minimum)
        {
            throw Error(rule, $"{value}", $"at least {minimum}");
        }
    }

    private static void Decimals(int value, string rule)
    {
        if (value is < 0 or > MaxDecimals)
        {
            throw Error(rule, $"{value}", $"0 to {MaxDecimals}");
        }
    }

    private static void Boundaries(PrivacyRules rules)
    {
        const string Rule = nameof(rules.SizeBoundaries);
        var boundaries = rules.SizeBoundaries ?? [];
        AtLeast(boundaries.Count, 1, $"{Rule}.Count");

        // Below the minimum the first boundary is published as an upper bound, so it must be one.
        if (boundaries[0] < rules.MinimumAudience)
        {
            throw Error($"{Rule}[0]", $"{boundaries[0]}", $"at least {nameof(rules.MinimumAudience)}, {rules.MinimumAudience}");
        }

        for (var i = 1; i < boundaries.Count; i++)
        {
            if (boundaries[i] <= boundaries[i - 1])
            {
                throw Error($"{Rule}[{i}]", $"{boundaries[i]}", $"greater than the boundary before it, {boundaries[i - 1]}");
            }
        }
    }

    private static ArgumentException Error(string rule, string value, string range) =>
        new($"Privacy rule {rule} is {value}; it must be {range}.");
}
