using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>Insight types in plain words.</summary>
internal static class InsightsWords
{
    internal static string Describe(InsightType type) => type switch
    {
        _ when type == InsightType.YourTotalAudience => "who saw or engaged with its items",
        _ when type == InsightType.YourEngagedAudience => "who engaged with its items",
        _ when type == InsightType.PinterestTotalAudience => "everybody on the platform",
        _ => "",
    };
}
