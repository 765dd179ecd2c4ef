using System.Globalization;

namespace Overindex.Dashboard.Viewing;

internal static class Dates
{
    internal static string Text(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
