using Overindex.Cli.Rendering;
using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>Insight types in plain words.</summary>
internal static class InsightsWords
{
    internal static string Name(InsightType type) => Describe(type) is { Length: > 0 } words ? $"{type.Value}: {words}" : type.Value;

    /// <summary>A few words to stand over a column.</summary>
    internal static string Short(InsightType type) => type switch
    {
        _ when type == InsightType.YourTotalAudience => "total",
        _ when type == InsightType.YourEngagedAudience => "engaged",
        _ when type == InsightType.PinterestTotalAudience => "everybody",
        _ => type.Value.ToLowerInvariant(),
    };

    internal static string Size(AudienceInsightsResponse answer) => answer.Size is { } size
        ? (answer.SizeIsUpperBound is true ? "up to " : "") + Figures.Count(size, "person", "people")
        : "not said";

    internal static string Describe(InsightType type) => type switch
    {
        _ when type == InsightType.YourTotalAudience => "who saw or engaged with its items",
        _ when type == InsightType.YourEngagedAudience => "who engaged with its items",
        _ when type == InsightType.PinterestTotalAudience => "everybody on the platform",
        _ => "",
    };
}
