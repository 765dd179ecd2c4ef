using System.Globalization;

namespace Overindex.Cli.Arguments;

/// <summary>A share: <c>1%</c> or <c>0.01</c>.</summary>
internal static class FractionText
{
    internal static double Parse(string text)
    {
        var percent = text.EndsWith('%');
        var digits = percent ? text[..^1] : text;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw Wrong();
        }

        var fraction = percent ? number / 100 : number;
        return fraction <= 1 ? (double)fraction : throw Wrong();
    }

    private static FormatException Wrong() => new("a share from 0 to 1 such as 0.01, or a percentage such as 1%.");
}
