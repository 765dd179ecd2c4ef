using System.Globalization;
using Overindex.Cli.Rendering;
using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>An answer in long form: one row a figure, sections named as in the JSON.</summary>
internal static class InsightsCsv
{
    internal static void Write(AudienceInsightsResponse answer, TextWriter writer)
    {
        CsvText.WriteRow(writer, "section", "key", "name", "parent_key", "ratio", "index");
        foreach (var category in answer.Categories ?? [])
        {
            Write(writer, "categories", category.Key, category.Name, null, category.Ratio, category.Index);
            foreach (var child in category.Subcategories ?? [])
            {
                Write(writer, "subcategories", child.Key, child.Name, category.Key, child.Ratio, child.Index);
            }
        }

        foreach (var (section, values) in InsightsSections.Demographics(answer))
        {
            foreach (var value in values)
            {
                Write(writer, section, value.Key, value.Name, null, value.Ratio, null);
            }
        }
    }

    private static void Write(
        TextWriter writer, string section, string? key, string? name, string? parentKey, double? ratio, double? index) =>
        CsvText.WriteRow(writer, section, key, name, parentKey, Number(ratio), Number(index));

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
