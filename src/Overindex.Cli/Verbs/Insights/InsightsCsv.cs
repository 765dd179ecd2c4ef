using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>An answer in long form: one row a figure, sections named as in the JSON.</summary>
internal static class InsightsCsv
{
    internal static void Write(AudienceInsightsResponse answer, TextWriter writer)
    {
        CsvText.WriteRow(writer, "section", "key", "name", "parent_key", "ratio", "index");
        foreach (var row in InsightsRow.Of(answer))
        {
            CsvText.WriteRow(
                writer, row.Section, row.Key, row.Name, row.ParentKey, InsightsRow.Number(row.Ratio), InsightsRow.Number(row.Index));
        }
    }

    /// <summary>Two answers beside each other: what only one of them has leaves the other's columns empty.</summary>
    internal static void Write(Comparison comparison, TextWriter writer)
    {
        CsvText.WriteRow(writer, "section", "key", "name", "parent_key", "ratio", "index", "compared_ratio", "compared_index");
        foreach (var (row, one, other) in comparison.Rows)
        {
            CsvText.WriteRow(
                writer,
                row.Section,
                row.Key,
                row.Name,
                row.ParentKey,
                InsightsRow.Number(one?.Ratio),
                InsightsRow.Number(one?.Index),
                InsightsRow.Number(other?.Ratio),
                InsightsRow.Number(other?.Index));
        }
    }
}
