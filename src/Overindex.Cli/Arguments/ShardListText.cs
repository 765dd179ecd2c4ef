using System.Globalization;

namespace Overindex.Cli.Arguments;

/// <summary>Numbers of shards: <c>3</c>, <c>0-3</c> or <c>0-3,7</c>.</summary>
internal static class ShardListText
{
    private const int Most = 4_095;

    /// <returns>Each number once, ascending.</returns>
    internal static IReadOnlyList<int> Parse(string text) => [.. text.Split(',').SelectMany(Range).Distinct().Order()];

    private static IEnumerable<int> Range(string text)
    {
        var ends = text.Split('-', 2);
        var (first, last) = (Number(ends[0]), Number(ends[^1]));
        return first <= last ? Enumerable.Range(first, last - first + 1) : throw Wrong();
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : throw Wrong();

    private static FormatException Wrong() => new("numbers of shards from 0, such as 3 or 0-3,7.");
}
