using System.Globalization;
using Overindex.Contracts;

namespace Overindex.Dashboard.Tests.Support;

/// <summary>Figures of the API as a reader of English sees them.</summary>
internal static class Texts
{
    internal static string Percent(double? share) => (100 * share!.Value).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    internal static string Index(double? index) => index is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) + "×" : "–";

    internal static double Number(string text) => double.Parse(text.TrimEnd('×', '%'), CultureInfo.InvariantCulture);

    internal static string Row(AudienceSubcategory row) => $"{row.Name} {Percent(row.Ratio)} {Index(row.Index)}";

    /// <summary>A row's text without its figures.</summary>
    internal static string NameOf(string row) => string.Join(' ', row.Split(' ')[..^2]);
}
