using Microsoft.AspNetCore.Components;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>A demographic's values as bars, the audience's over everybody's, and last the part that no value accounts for.</summary>
public sealed partial class ComparedBars : ComponentBase
{
    private const int Head = 24;
    private const int RowHeight = 40;

    /// <summary>The demographic.</summary>
    [Parameter, EditorRequired]
    public DemographicGroup Group { get; set; } = new("", "", true, [], null, null);

    /// <summary>The audience in a word or two.</summary>
    [Parameter]
    public string AudienceName { get; set; } = "Audience";

    /// <summary>What is beside it in a word or two.</summary>
    [Parameter]
    public string BaselineName { get; set; } = "Everybody";

    /// <summary>How many values are drawn, all by default; the others are added up, unless they overlap.</summary>
    [Parameter]
    public int Most { get; set; } = int.MaxValue;

    private string Title => $"{Group.Title}: {Words.Name(AudienceName)}{(HasBaseline ? $" beside {Words.Name(BaselineName)}" : "")}";

    private string Description => string.Join("; ", Drawn.Select(row =>
        $"{Words.Name(row.Name)} {Words.Percent(row.Ratio)}{(HasBaseline ? $", {BaselineName} {Words.Percent(row.Baseline)}" : "")}"));

    private bool HasBaseline => Group.Rows.Any(row => row.Baseline is not null);

    private double Full => Scales.RoundUp(Drawn.Max(row => Math.Max(row.Ratio ?? 0, row.Baseline ?? 0)));

    private int Height => Head + (Drawn.Count * RowHeight);

    private List<Bar> Drawn
    {
        get
        {
            List<Bar> bars = [.. Group.Rows.Take(Most).Select(row => new Bar(row.Name, row.Ratio, row.Baseline, false))];
            if (Group.Rows.Count > Most && !Group.Overlaps)
            {
                var others = Group.Rows.Skip(Most).ToList();
                bars.Add(new($"{others.Count} more", Sum(others, row => row.Ratio), HasBaseline ? Sum(others, row => row.Baseline) : null, false));
            }

            if (Group.Unknown > 0 || Group.BaselineUnknown > 0)
            {
                bars.Add(new("Unknown or left out", Group.Unknown, Group.BaselineUnknown, true));
            }

            return bars;
        }
    }

    // As many decimals as published shares may have at most, so that a sum of them shows no more.
    private static double? Sum(IEnumerable<DemographicRow> rows, Func<DemographicRow, double?> figure) =>
        Math.Round(rows.Sum(row => figure(row) ?? 0), 4);

    private sealed record Bar(string Name, double? Ratio, double? Baseline, bool IsUnknown);
}
