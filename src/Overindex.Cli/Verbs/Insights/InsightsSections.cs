using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>The sections of an answer by their names in the JSON, in the order people read them.</summary>
internal static class InsightsSections
{
    internal const string Categories = "categories";
    internal const string Subcategories = "subcategories";

    /// <summary>All but the subcategories, which stand under their category.</summary>
    internal static IReadOnlyList<string> Names { get; } =
        [Categories, .. Demographics(new AudienceInsightsResponse()).Select(section => section.Section)];

    internal static IEnumerable<(string Section, IReadOnlyList<AudienceDemographicValue> Values)> Demographics(
        AudienceInsightsResponse answer)
    {
        var demographics = answer.Demographics ?? new AudienceDemographics();
        yield return ("ages", demographics.Ages ?? []);
        yield return ("genders", demographics.Genders ?? []);
        yield return ("devices", demographics.Devices ?? []);
        yield return ("countries", demographics.Countries ?? []);
        yield return ("metros", demographics.Metros ?? []);
    }

    internal static bool IsEmpty(AudienceInsightsResponse answer) => !InsightsRow.Of(answer).Any();
}
