using System.Globalization;

namespace Overindex.Dashboard.Viewing;

/// <summary>Figures and dates as text, in English; the page's script writes them in the reader's language. As the charts write them.</summary>
internal static class Figures
{
    internal static string Percent(double? share) => share is { } known ? (100 * known).ToString("0.0##", CultureInfo.InvariantCulture) + "%" : "–";

    internal static string Affinity(double? index) => index is { } known ? known.ToString("0.00##", CultureInfo.InvariantCulture) + "×" : "–";

    internal static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Days(int days) => days == 1 ? "day" : $"{Count(days)} days";

    internal static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
