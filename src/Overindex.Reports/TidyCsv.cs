using System.Globalization;
using Overindex.Contracts;

namespace Overindex.Reports;

/// <summary>A report's answers as tidy CSV: one row per fact, each the API's own figure.</summary>
public static class TidyCsv
{
    /// <summary>Writes a heading, then every fact of the audience, on every date, everybody's figure beside it where there is one.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(AudienceReport report, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        CsvText.WriteRow(
            writer, "ad_account_id", "ad_account", "audience", "date", "section", "key", "name", "parent_key", "parent", "measure", "value", "baseline");
        foreach (var answer in report.AllDates.Count > 0 ? report.AllDates : [report.Audience])
        {
            // Everybody's answer is of one date.
            var everybody = answer.Date == report.Audience.Date ? report.Everybody : null;
            foreach (var fact in Facts(answer, everybody))
            {
                CsvText.WriteRow(
                    writer,
                    report.AccountId,
                    CsvText.Inert(report.AccountName),
                    answer.Type?.Value,
                    $"{answer.Date:yyyy-MM-dd}",
                    fact.Section,
                    CsvText.Inert(fact.Key),
                    CsvText.Inert(fact.Name),
                    CsvText.Inert(fact.ParentKey),
                    CsvText.Inert(fact.Parent),
                    fact.Measure,
                    fact.Value,
                    fact.Baseline);
            }
        }
    }

    private static IEnumerable<Fact> Facts(AudienceInsightsResponse answer, AudienceInsightsResponse? everybody)
    {
        yield return new("audience", "", "", null, null, "size", Number(answer.Size), Number(everybody?.Size));
        yield return new("audience", "", "", null, null, "size_is_upper_bound", Flag(answer.SizeIsUpperBound), Flag(everybody?.SizeIsUpperBound));
        foreach (var row in ComparedRow.Of(answer, everybody ?? new()).OrderBy(Order))
        {
            var parent = row.Section == "subcategories" ? row.ParentKey : null;
            yield return new(row.Section, row.Key, row.Name, parent, row.ParentName, "ratio", Number(row.First), Number(row.Second));
            if (row.FirstIndex is not null || row.SecondIndex is not null)
            {
                yield return new(row.Section, row.Key, row.Name, parent, row.ParentName, "index", Number(row.FirstIndex), Number(row.SecondIndex));
            }
        }
    }

    private static int Order(ComparedRow row) => row.Section switch
    {
        "categories" => 0,
        "subcategories" => 1,
        _ => 2,
    };

    private static string? Flag(bool? value) => value is { } flag ? (flag ? "true" : "false") : null;

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private sealed record Fact(
        string Section, string Key, string Name, string? ParentKey, string? Parent, string Measure, string? Value, string? Baseline);
}
