using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>The demographics of an answer by their names in the JSON, in the order people read them.</summary>
internal static class InsightsSections
{
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

    internal static bool IsEmpty(AudienceInsightsResponse answer) =>
        answer.Categories is not [_, ..] && Demographics(answer).All(section => section.Values.Count == 0);
}
