using System.Buffers;

namespace Overindex.Reports;

/// <summary>CSV as in RFC 4180, with line feeds.</summary>
public static class CsvText
{
    // Wide forms too, which spreadsheets of East Asia take alike.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@＝＋－＠");

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a row. A text that a spreadsheet could take for a formula is quoted but not changed; see <see cref="Inert"/>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="fields">The cells; nothing is an empty one.</param>
    public static void WriteRow(TextWriter writer, params ReadOnlySpan<string?> fields)
    {
        ArgumentNullException.ThrowIfNull(writer);
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            writer.Write(Quote(fields[i] ?? ""));
        }

        writer.Write('\n');
    }

    /// <summary>A name from elsewhere, for a file that is opened in a spreadsheet: an apostrophe before what it could take for a formula.</summary>
    /// <param name="text">The name.</param>
    /// <returns>The name, unchanged unless it begins as a formula does.</returns>
    public static string? Inert(string? text) => text is ['\t' or '\r' or '\n', ..] || (text?.TrimStart() is [var first, ..] && FormulaStarts.Contains(first))
        ? "'" + text
        : text;

    private static string Quote(string field) => NeedsQuotes(field)
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;

    private static bool NeedsQuotes(string field) => field.Length > 0
        && (field[0] is '=' or '+' or '-' or '@' or '\t' or ' ' || field[^1] == ' ' || field.AsSpan().ContainsAny(Special));
}
