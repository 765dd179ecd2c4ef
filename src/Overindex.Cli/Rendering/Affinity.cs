using System.Globalization;
using Spectre.Console;

namespace Overindex.Cli.Rendering;

/// <summary>An affinity index at a glance: an arrow, the figure, a colour.</summary>
internal static class Affinity
{
    internal const double Over = 1.2;
    internal const double Under = 0.8;

    internal static string Text(double? index, int decimals) => index is { } value
        ? $"{(value >= Over ? '▲' : value <= Under ? '▼' : '·')} {value.ToString($"F{decimals}", CultureInfo.InvariantCulture)}x"
        : "";

    internal static Style Style(double? index) => index switch
    {
        >= Over => new Style(Color.Green),
        <= Under => new Style(Color.Red),
        _ => new Style(decoration: Decoration.Dim),
    };
}
