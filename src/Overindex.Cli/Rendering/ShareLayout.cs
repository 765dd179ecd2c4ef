using Spectre.Console;

namespace Overindex.Cli.Rendering;

/// <summary>Widths of the columns of shares, in cells, that fit both the rows and the console.</summary>
internal sealed record ShareLayout(int Name, int Bar, int Percent, int Index, int Decimals)
{
    private const int LongestBar = 32;
    private const int ShortestBar = 6;
    private const int ShortestName = 12;
    private const int Gaps = 5;

    internal static ShareLayout Fit(IEnumerable<ShareRow> rows, int decimals, int width)
    {
        var percent = "100.0%".Length + Math.Max(decimals - 2, 0);
        var index = "▲ 99.00x".Length + decimals - 2;
        var room = Math.Max(width - percent - index - Gaps, ShortestName + ShortestBar);
        var wanted = rows.Select(row => row.Label.GetCellWidth()).DefaultIfEmpty().Max();
        var name = Math.Clamp(wanted, ShortestName, Math.Max(ShortestName, Math.Max(room - LongestBar, room * 6 / 10)));
        return new(name, Math.Clamp(room - name, ShortestBar, LongestBar), percent, index, decimals);
    }
}
