using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Overindex.Cli.Rendering;

/// <summary>A row of shares: a name, how deep it stands under others, its share, perhaps its index.</summary>
internal sealed record ShareRow(string Name, int Depth, double? Ratio, double? Index)
{
    /// <summary>A line without figures, such as "3 more".</summary>
    internal bool IsNote => Ratio is null;
}

/// <summary>Shares with bars; the widths follow the console's.</summary>
internal static class ShareTable
{
    private const int LongestBar = 32;
    private const int ShortestBar = 6;
    private const int ShortestName = 12;

    internal static Grid Create(string heading, string shareHeading, IReadOnlyList<ShareRow> rows, int decimals, int width)
    {
        var hasIndex = rows.Any(row => row.Index is not null);
        var percentWidth = 5 + Math.Max(decimals - 2, 0);
        var indexWidth = hasIndex ? rows.Max(row => Affinity.Text(row.Index, decimals).Length) : 0;
        var forNameAndBar = width - percentWidth - indexWidth - (hasIndex ? 8 : 6);
        var longestName = rows.Select(row => Label(row).GetCellWidth()).Append(heading.Length).Max();
        var nameWidth = Math.Clamp(longestName, ShortestName, Math.Max(ShortestName, Math.Max(forNameAndBar - LongestBar, (forNameAndBar * 6 / 10))));
        var barWidth = Math.Clamp(forNameAndBar - nameWidth, ShortestBar, LongestBar);
        var full = rows.Max(row => row.Ratio ?? 0);

        var grid = new Grid()
            .AddColumn(new GridColumn { Width = nameWidth, NoWrap = true, Padding = new Padding(1, 0, 1, 0) })
            .AddColumn(new GridColumn { Width = barWidth, NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Width = percentWidth, NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 2, 0) });
        if (hasIndex)
        {
            grid.AddColumn(new GridColumn { Width = indexWidth, NoWrap = true, Padding = new Padding(0, 0, 0, 0) });
        }

        var bold = new Style(decoration: Decoration.Bold);
        grid.AddRow(Cells(hasIndex, new Text(heading, bold), new Text(shareHeading, new Style(decoration: Decoration.Dim)), Text.Empty, Text.Empty));
        foreach (var row in rows)
        {
            grid.AddRow(Cells(
                hasIndex,
                new Text(Label(row), row.IsNote ? new Style(decoration: Decoration.Dim) : Style.Plain) { Overflow = Overflow.Ellipsis },
                new Text(row.IsNote ? "" : Bar.Draw(row.Ratio ?? 0, full, barWidth), new Style(row.Depth == 0 ? Color.Blue : Color.Grey)),
                new Text(row.Ratio is { } ratio ? Percent(ratio, decimals) : ""),
                new Text(Affinity.Text(row.Index, decimals), Affinity.Style(row.Index))));
        }

        return grid;
    }

    private static IRenderable[] Cells(bool hasIndex, params IRenderable[] cells) => hasIndex ? cells : cells[..3];

    private static string Label(ShareRow row) => new string(' ', row.Depth * 2) + row.Name;

    private static string Percent(double ratio, int decimals) =>
        (ratio * 100).ToString($"F{Math.Max(decimals - 1, 1)}", CultureInfo.InvariantCulture) + "%";
}
