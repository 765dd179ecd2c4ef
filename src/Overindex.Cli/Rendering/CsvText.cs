using System.Buffers;

namespace Overindex.Cli.Rendering;

/// <summary>
/// CSV as in RFC 4180, with line feeds. A text that a spreadsheet could take for a formula is quoted but not changed: a
/// character put before it would be wrong for every other reader.
/// </summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    internal static void WriteRow(TextWriter writer, params ReadOnlySpan<string?> fields)
    {
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

    private static string Quote(string field) => NeedsQuotes(field)
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;

    private static bool NeedsQuotes(string field) => field.Length > 0
        && (field[0] is '=' or '+' or '-' or '@' or '\t' or ' ' || field[^1] == ' ' || field.AsSpan().ContainsAny(Special));
}
