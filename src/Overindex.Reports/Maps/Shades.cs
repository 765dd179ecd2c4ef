namespace Overindex.Reports.Maps;

/// <summary>Shades of a map. Their limits are fixed, so that maps of two audiences, or dates, compare.</summary>
internal static class Shades
{
    internal const string None = "var(--ovx-map-0, #e3e8ed)";

    internal static IReadOnlyList<Shade> All { get; } =
    [
        new(0.01, "var(--ovx-map-1, #c6daf0)", "< 1%"),
        new(0.03, "var(--ovx-map-2, #93bbe3)", "1%"),
        new(0.1, "var(--ovx-map-3, #5b94cd)", "3%"),
        new(0.3, "var(--ovx-map-4, #2f6cb0)", "10%"),
        new(double.PositiveInfinity, "var(--ovx-map-5, #134480)", "30%"),
    ];

    internal static string Of(double? share) => share is { } value ? All.First(shade => value < shade.Below).Colour : None;
}

/// <summary>A shade of a map.</summary>
/// <param name="Below">Shares under this, and not under the one before.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Label">Where it starts, in words.</param>
internal sealed record Shade(double Below, string Colour, string Label);
