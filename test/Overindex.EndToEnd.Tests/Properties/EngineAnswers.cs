using Overindex.EndToEnd.Tests.Oracle;
using Overindex.Engine;

namespace Overindex.EndToEnd.Tests.Properties;

/// <summary>Holds the engine's answers, asked without a server, against the oracle's.</summary>
internal static class EngineAnswers
{
    // An exact figure is a fraction with at most 28 digits; the last ones may differ by the order of the divisions.
    private const decimal ExactTolerance = 1e-22m;

    private static readonly (string List, Demographic Demographic)[] s_demographics =
    [
        ("ages", Demographic.Age), ("genders", Demographic.Gender), ("devices", Demographic.Device),
        ("countries", Demographic.Country), ("metros", Demographic.Metro),
    ];

    public static Audience ToAudience(AudienceKey key)
    {
        var type = key.Type == AudienceKey.Engagement ? AudienceType.Engagement : AudienceType.ImpressionPlusEngagement;
        return key.Scope == AudienceKey.Pinterest ? Audience.Platform(type) : Audience.Partner(AdAccountId.Parse(key.Account), type);
    }

    public static PrivacyRules? ToPrivacy(OracleRules? rules) => rules is null ? null : new PrivacyRules
    {
        MinimumAudience = (int)rules.MinimumAudience,
        MinimumCell = (int)rules.MinimumCell,
        RatioDecimals = rules.RatioDecimals,
        IndexDecimals = rules.IndexDecimals,
        SizeBoundaries = rules.SizeBoundaries,
        SizeStep = rules.SizeStep,
        SizeStepLimit = rules.SizeStepLimit,
    };

    /// <summary>The first difference between what the engine says of an audience and what it must say; none if they agree.</summary>
    public static async Task<string?> DifferenceAsync(InsightsCalculator calculator, SnapshotCatalog catalog, ExpectedAudience expected,
        bool allSubInterests)
    {
        var audience = ToAudience(expected.Key);
        var insights = await calculator.GetInsightsAsync(audience);
        if ((insights.Audience, insights.Date) != (audience, catalog.GenerationDate))
            return $"the answer is about {insights.Audience} on {insights.Date}";
        if ((insights.Size, insights.SizeIsUpperBound) != (expected.Size, expected.SizeIsUpperBound))
            return $"{expected.Key}: size {insights.Size} ({insights.SizeIsUpperBound}), not {expected.Size} ({expected.SizeIsUpperBound})";
        var difference = s_demographics
            .Select(x => InList(expected, x.List, insights.Demographics[(int)x.Demographic].Select(y =>
                new Line(y.Value.Key, y.Value.Name, y.Ratio, Index: null))))
            .FirstOrDefault(x => x is not null)
            ?? InList(expected, "interests:", insights.Categories.Select(x => ToLine(x.Category)))
            ?? insights.Categories
                .Select(x => InList(expected, $"interests:{x.Category.Interest.Id}", x.Subcategories.Select(ToLine)))
                .FirstOrDefault(x => x is not null);
        if (difference is not null || !allSubInterests)
            return difference;
        for (var parent = 0; parent < catalog.Taxonomy.Interests.Count; parent++)
        {
            if (catalog.Taxonomy.ChildrenOf(parent).Count == 0)
                continue;
            var children = await calculator.GetSubInterestsAsync(audience, parent);
            if (InList(expected, $"interests:{catalog.Taxonomy.Interests[parent].Id}", children.Select(ToLine)) is { } inChildren)
                return inChildren;
        }

        return null;
    }

    private static Line ToLine(InterestShare share) => new(share.Interest.Id.ToString(), share.Interest.Name, share.Ratio, share.Index);

    private static string? InList(ExpectedAudience expected, string list, IEnumerable<Line> actual)
    {
        var figures = expected.List(list);
        var lines = actual.ToList();
        var position = figures.Zip(lines).TakeWhile(x => Same(x.First, x.Second)).Count();
        return position == figures.Count && position == lines.Count
            ? null
            : $"{expected.Key} {list}[{position}]: {lines.ElementAtOrDefault(position)?.ToString() ?? "missing"}, "
                + $"not {figures.ElementAtOrDefault(position)?.ToString() ?? "expected"}";
    }

    private static bool Same(Figure expected, Line actual) =>
        expected.Key == actual.Key && expected.Name == actual.Name && Close(expected.Ratio, actual.Ratio) && (expected.Index is { } index
            ? actual.Index is { } other && Close(index, other)
            : actual.Index is null);

    private static bool Close(decimal expected, decimal actual) => Math.Abs(expected - actual) <= ExactTolerance * Math.Max(1, expected);

    private sealed record Line(string Key, string Name, decimal Ratio, decimal? Index);
}
