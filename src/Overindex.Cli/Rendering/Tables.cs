using Spectre.Console;

namespace Overindex.Cli.Rendering;

/// <summary>Tables alike everywhere: a header, a line under it, no box. Cells are plain text, never markup.</summary>
internal static class Tables
{
    /// <summary>Makes a table; a heading that starts with <c>&gt;</c> is right-aligned.</summary>
    internal static Table Create(params ReadOnlySpan<string> headings)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var heading in headings)
        {
            var right = heading.StartsWith('>');
            var column = new TableColumn(new Text(right ? heading[1..] : heading, new Style(decoration: Decoration.Bold)));
            table.AddColumn(right ? column.RightAligned().NoWrap() : column);
        }

        return table;
    }

    internal static void AddCells(this Table table, params ReadOnlySpan<string> cells)
    {
        var row = new List<Text>(cells.Length);
        foreach (var cell in cells)
        {
            row.Add(new Text(cell));
        }

        table.AddRow(row);
    }

    /// <summary>Names and values under each other, without headings.</summary>
    internal static Grid Facts(params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(1).PadRight(2)).AddColumn(new GridColumn().PadRight(0));
        foreach (var (name, value) in facts)
        {
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(value));
        }

        return grid;
    }
}
