using Microsoft.AspNetCore.Components;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>Figures over generation dates, a line each, told apart by colour and by dashes. A date without a figure leaves a gap.</summary>
public sealed partial class LineChart : ComponentBase
{
    private const int LegendRow = 20;
    private const int Plot = 160;

    // Room for the scale's labels, also where the chart is as narrow as a phone.
    private const double Left = 0.15;
    private const double Right = 0.02;

    /// <summary>The lines, at most six that can be told apart.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DatedSeries> Series { get; set; } = [];

    /// <summary>What they measure.</summary>
    [Parameter]
    public LineUnit Unit { get; set; }

    /// <summary>What the chart shows, for those who hear it.</summary>
    [Parameter]
    public string Title { get; set; } = "Over time";

    private int Top => (Series.Count * LegendRow) + 28;

    private int Height => Top + Plot + 24;

    private LineScale Scale => new(Unit, Series.SelectMany(series => series.Points).Select(point => point.Value).OfType<double>());

    private IReadOnlyList<DateOnly> Dates => [.. Series.SelectMany(series => series.Points).Select(point => point.Date).Distinct().Order()];

    // Those between would run into each other where the chart is narrow; their points say them.
    private IEnumerable<DateOnly> Labelled => Dates is [var first, .., var last] ? [first, last] : Dates;

    private string Description
    {
        get
        {
            var scale = Scale;
            return string.Join("; ", Series.Select(series =>
            {
                var values = series.Points.Select(point => $"{Words.Day(point.Date)} {UpTo(series, point.Date)}{scale.Figure(point.Value)}");
                return $"{Words.Name(series.Name)}: {string.Join(", ", values)}";
            }));
        }
    }

    private static string UpTo(DatedSeries series, DateOnly date) => series.UpperBounds.Contains(date) ? "up to " : "";

    private static IEnumerable<((DateOnly Date, double Value) From, (DateOnly Date, double Value) To)> Pairs(DatedSeries series) =>
        from pair in series.Points.Zip(series.Points.Skip(1))
        where pair.First.Value is not null && pair.Second.Value is not null
        select ((pair.First.Date, pair.First.Value!.Value), (pair.Second.Date, pair.Second.Value!.Value));
}
