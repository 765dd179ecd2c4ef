using System.Buffers;
using System.Globalization;
using System.Text;

namespace Overindex.Reports.Drawing;

/// <summary>Figures and names as charts write them.</summary>
internal static class Words
{
    private static readonly SearchValues<char> Steering = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFFFE\uFFFF");

    internal static string Percent(double? ratio) =>
        ratio is { } value ? (value * 100).ToString("0.0##", CultureInfo.InvariantCulture) + "%" : "–";

    internal static string Affinity(double? index) =>
        index is { } value ? value.ToString("0.00##", CultureInfo.InvariantCulture) + "×" : "–";

    internal static string Points(double? difference) => difference is { } value
        ? (value * 100).ToString("+0.0##;−0.0##;0.0", CultureInfo.InvariantCulture)
        : "–";

    internal static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What an index means, said whole.</summary>
    internal static string Meaning(double? index) => index switch
    {
        null => "no affinity is stated",
        >= Scales.Over => $"{Affinity(index)} as common as among everybody",
        <= Scales.Under => $"only {Affinity(index)} as common as among everybody",
        _ => $"{Affinity(index)}, about as common as among everybody",
    };

    /// <summary>A name from elsewhere: what steers a reader's screen, or turns the text around it, is shown as a replacement character.</summary>
    internal static string Name(string? name) => name is null ? "" : !name.AsSpan().ContainsAny(Steering) && !name.Any(char.IsControl)
        ? name
        : string.Concat(name.Select(c => char.IsControl(c) || Steering.Contains(c) ? '\uFFFD' : c));

    /// <summary>Cut to so many columns; a wide character takes two.</summary>
    internal static string Short(string? name, int columns)
    {
        var text = Name(name);
        var (kept, width) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += rune.Value >= 0x1100 ? 2 : 1;
            if (width > columns)
            {
                return kept.ToString().TrimEnd() + "…";
            }

            kept.Append(rune);
        }

        return text;
    }
}
