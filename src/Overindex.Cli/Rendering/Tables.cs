using Spectre.Console;

namespace Overindex.Cli.Rendering;

/// <summary>Tables alike everywhere: headings in capitals over plain columns, no lines. Cells are plain text, never markup.</summary>
internal static class Tables
{
    /// <summary>Makes a table; a heading that starts with <c>&gt;</c> is right-aligned. Names wrap where there is no room, figures never.</summary>
    internal static Grid Create(params ReadOnlySpan<string> headings)
    {
        var grid = new Grid();
        var cells = new List<Text>();
        foreach (var heading in headings)
        {
            var first = cells.Count == 0;
            var right = heading.StartsWith('>');
            var last = cells.Count == headings.Length - 1;
            var column = new GridColumn { NoWrap = first || right, Padding = new Padding(first ? 1 : 0, 0, last ? 0 : 3, 0) };
            grid.AddColumn(right ? column.RightAligned() : column);
            cells.Add(new Text((right ? heading[1..] : heading).ToUpperInvariant(), new Style(decoration: Decoration.Bold)));
        }

        return grid.AddRow([.. cells]);
    }

    internal static void AddCells(this Grid table, params ReadOnlySpan<string> cells)
    {
        var row = new Text[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            row[i] = new Text(Plain.Line(cells[i]));
        }

        table.AddRow(row);
    }

    /// <summary>Names and values under each other, without headings.</summary>
    internal static Grid Facts(params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(1).PadRight(2)).AddColumn(new GridColumn().PadRight(0));
        foreach (var (name, value) in facts)
        {
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(Plain.Line(value)));
        }

        return grid;
    }

    /// <summary>Draws, then leaves a line free.</summary>
    internal static void WriteBlock(this IAnsiConsole console, Grid grid)
    {
        console.Write(grid);
        console.WriteLine();
    }
}
