using Microsoft.AspNetCore.Components;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>Interests by their affinity: bars to the left and right of 1.0, where everybody is, on a logarithmic scale from an eighth to 8.</summary>
public sealed partial class AffinityChart : ComponentBase
{
    private const int Head = 24;
    private const int RowHeight = 36;

    private static readonly (string Label, double Index)[] Ticks = [("⅛×", 0.125), ("¼×", 0.25), ("½×", 0.5), ("1×", 1), ("2×", 2), ("4×", 4), ("8×", 8)];

    /// <summary>The interests, in the order drawn; a small base is marked with an asterisk.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<InterestRow> Rows { get; set; } = [];

    /// <summary>What the chart shows, for those who hear it.</summary>
    [Parameter]
    public string Title { get; set; } = "Affinity against everybody";

    private int Height => Head + (Rows.Count * RowHeight);

    private string Description => string.Join("; ", Rows.Select(row => $"{Words.Name(row.Name)} {Words.Affinity(row.Index)}"));

    private static string Colour(double? index) => index is >= Scales.Over or <= Scales.Under ? Palette.OfIndex(index.Value) : Palette.Ink;
}
