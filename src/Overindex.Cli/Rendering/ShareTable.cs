using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Overindex.Cli.Rendering;

/// <summary>A row of shares: a name, how deep it stands under others, its share, perhaps its index.</summary>
internal sealed record ShareRow(string Name, int Depth, double? Ratio, double? Index)
{
    /// <summary>A line without figures, such as "3 more".</summary>
    internal bool IsNote => Ratio is null;

    internal string Label => new string(' ', Depth * 2) + Name;
}

/// <summary>Shares with bars, every section in the columns of one layout.</summary>
internal static class ShareTable
{
    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    internal static Grid Create(string heading, bool withIndex, IReadOnlyList<ShareRow> rows, ShareLayout layout)
    {
        var grid = new Grid()
            .AddColumn(Column(layout.Name, 1, 1))
            .AddColumn(Column(layout.Bar, 0, 1))
            .AddColumn(Column(layout.Percent, 0, 2).RightAligned())
            .AddColumn(Column(layout.Index, 0, 0));
        grid.AddRow(
            Cells(Short(heading, layout.Name, Bold), new Text("share", Dim), Text.Empty, new Text(withIndex ? "affinity" : "", Dim)));

        // Shares of different wholes stand at different depths, so each depth has a scale of its own.
        var full = rows.GroupBy(row => row.Depth).ToDictionary(depth => depth.Key, depth => depth.Max(row => row.Ratio ?? 0));
        foreach (var row in rows)
        {
            grid.AddRow(Cells(
                Short(row.Label, layout.Name, row.IsNote ? Dim : Style.Plain),
                new Text(Bar.Draw(row.Ratio ?? 0, full[row.Depth], layout.Bar), new Style(row.Depth == 0 ? Color.Blue : Color.Grey)),
                new Text(row.Ratio is { } ratio ? Percent(ratio, layout.Decimals) : ""),
                new Text(Affinity.Text(row.Index, layout.Decimals), Affinity.Style(row.Index))));
        }

        return grid;
    }

    private static GridColumn Column(int width, int left, int right) =>
        new() { Width = width, NoWrap = true, Padding = new Padding(left, 0, right, 0) };

    private static IRenderable[] Cells(params IRenderable[] cells) => cells;

    internal static string Percent(double ratio, int decimals) =>
        (ratio * 100).ToString($"F{Math.Max(decimals - 1, 1)}", CultureInfo.InvariantCulture) + "%";

    internal static Text Short(string text, int width, Style style)
    {
        var kept = Plain.Line(text);
        if (kept.GetCellWidth() <= width)
        {
            return new Text(kept, style);
        }

        do
        {
            kept = char.IsLowSurrogate(kept[^1]) ? kept[..^2] : kept[..^1];
        }
        while ((kept + "…").GetCellWidth() > width);
        return new Text(kept.TrimEnd() + "…", style);
    }
}
