using System.Globalization;
using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>One figure of an answer, named as in the JSON.</summary>
internal sealed record InsightsRow(string Section, string? Key, string? Name, string? ParentKey, double? Ratio, double? Index)
{
    internal static IEnumerable<InsightsRow> Of(AudienceInsightsResponse answer)
    {
        foreach (var category in answer.Categories ?? [])
        {
            yield return new(InsightsSections.Categories, category.Key, category.Name, null, category.Ratio, category.Index);
            foreach (var child in category.Subcategories ?? [])
            {
                yield return new(InsightsSections.Subcategories, child.Key, child.Name, category.Key, child.Ratio, child.Index);
            }
        }

        foreach (var (section, values) in InsightsSections.Demographics(answer))
        {
            foreach (var value in values)
            {
                yield return new(section, value.Key, value.Name, null, value.Ratio, null);
            }
        }
    }

    internal static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
