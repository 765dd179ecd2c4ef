using System.Globalization;

namespace Overindex.Cli.Arguments;

internal static class DateText
{
    internal static DateOnly Parse(string text) => TryParse(text) ?? throw new FormatException("a date such as 2026-10-31.");

    internal static DateOnly? TryParse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
