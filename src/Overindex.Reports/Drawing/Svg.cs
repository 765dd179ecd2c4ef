using System.Globalization;

namespace Overindex.Reports.Drawing;

/// <summary>Numbers as SVG and CSS take them.</summary>
internal static class Svg
{
    internal static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    internal static string Percent(double share) => Number(share * 100) + "%";
}
