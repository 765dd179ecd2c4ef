using System.Globalization;
using Overindex.Contracts;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>
/// The file of several sections that Pinterest's own analytics page exports. Its form is not documented; docs/pinterest-csv.md names the
/// public programs that read it, from which it is known.
/// </summary>
public static class PinterestCsv
{
    private const string Share = "Percent of audience";
    private const string Affinity = "Affinity";

    /// <summary>Writes an answer. Names that a spreadsheet could take for formulas have an apostrophe before them.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="type">The insight type asked for, in case that the answer does not say it.</param>
    /// <param name="windowDays">Days in the window; nothing where they are not known, which is taken for a month.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(AudienceInsightsResponse answer, InsightType type, int? windowDays, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(writer);
        CsvText.WriteRow(writer, "Audience View", "Date", "Aggregation", "Audience Size");
        CsvText.WriteRow(
            writer, View(answer.Type ?? type), $"{answer.Date:yyyy-MM-dd}", Aggregation(windowDays), $"{answer.Size}");
        WriteInterests(answer.Categories ?? [], writer);
        var demographics = answer.Demographics ?? new AudienceDemographics();
        WriteValues("Countries", demographics.Countries, writer);
        WriteValues("Metros", demographics.Metros, writer);
        WriteValues("Gender", demographics.Genders, writer);
        WriteValues("Device", demographics.Devices, writer);
        WriteValues("Age", demographics.Ages, writer);
    }

    private static void WriteInterests(IReadOnlyList<AudienceCategory> categories, TextWriter writer)
    {
        writer.Write('\n');
        CsvText.WriteRow(writer, "Interests");
        CsvText.WriteRow(writer, "Category", "Bulk Sheet Category", Share, Affinity, "Interest", "Bulk Sheet Interests", Share, Affinity);
        foreach (var category in categories)
        {
            // A category stands on each of its sub-interests' rows, and on one of its own when it has none.
            foreach (var child in category.Subcategories is [_, ..] children ? children : [null!])
            {
                CsvText.WriteRow(
                    writer,
                    CsvText.Inert(category.Name),
                    BulkSheet(category.Name, category.Id),
                    Number(category.Ratio),
                    Number(category.Index),
                    CsvText.Inert(child?.Name),
                    BulkSheet(child?.Name, child?.Id),
                    Number(child?.Ratio),
                    Number(child?.Index));
            }
        }
    }

    private static void WriteValues(string section, IReadOnlyList<AudienceDemographicValue>? values, TextWriter writer)
    {
        writer.Write('\n');
        CsvText.WriteRow(writer, section, Share);
        foreach (var value in values ?? [])
        {
            CsvText.WriteRow(writer, CsvText.Inert(value.Name), Number(value.Ratio));
        }
    }

    private static string View(InsightType type) => type switch
    {
        _ when type == InsightType.YourTotalAudience => "Your total audience",
        _ when type == InsightType.YourEngagedAudience => "Your engaged audience",
        _ when type == InsightType.PinterestTotalAudience => "Pinterest's total audience",
        _ => type.Value,
    };

    private static string Aggregation(int? windowDays) => windowDays is null or 30
        ? "Monthly"
        : $"{Words.Count(windowDays.Value)} {(windowDays == 1 ? "day" : "days")}";

    /// <summary>Name and id as Python writes a dictionary, which is what Pinterest's file has there.</summary>
    private static string? BulkSheet(string? name, string? id) => id is null ? null : $"{{'name': {Python(name ?? "")}, 'id': {Python(id)}}}";

    private static string Python(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace($"{quote}", $"\\{quote}", StringComparison.Ordinal);
        return $"{quote}{escaped}{quote}";
    }

    // 1.0, not 1: as Pinterest writes it.
    private static string? Number(double? value) => value?.ToString("0.0###############", CultureInfo.InvariantCulture);
}
