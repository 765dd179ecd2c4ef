using System.Globalization;
using System.Text;
using Overindex.Bench.Reports;

namespace Overindex.Bench.Counting;

/// <summary>Systems down, audiences across: milliseconds, and how many times our time that is (2 threads; merely reading and ours on 1 thread against each other too).</summary>
internal static class CountingTable
{
    internal static string Of(ResultFile result)
    {
        var sizes = result.Measurements.Select(m => m.People).Distinct().Order().ToArray();
        var text = new StringBuilder("| system | threads |");
        text.AppendJoin("", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $" {size:N0} people |"))).Append("\n| --- | --: |");
        text.AppendJoin("", sizes.Select(_ => " --: |")).Append('\n');
        foreach (var system in result.Measurements.GroupBy(m => (m.System, m.Threads)).OrderBy(group => group.Key.System != "Overindex"))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {system.Key.System} | {system.Key.Threads} |");
            foreach (var size in sizes)
            {
                text.Append(system.FirstOrDefault(m => m.People == size) is { } measured ? Cell(measured, Own(result, size)) : " |");
            }

            text.Append('\n');
        }

        return text.Append("\nMedian time of an answer, and in brackets how many times that of Overindex on 2 threads.\n").ToString();
    }

    internal static double Own(ResultFile result, long size, int threads = 2) =>
        result.Measurements.First(m => m.System == "Overindex" && m.Threads == threads && m.People == size).MedianMilliseconds;

    private static string Cell(Measurement measured, double own) =>
        string.Create(CultureInfo.InvariantCulture, $" {Time(measured.MedianMilliseconds)} ({measured.MedianMilliseconds / own:0.00}) |");

    private static string Time(double milliseconds) => milliseconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds * 1000:0} us")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds:#,0.##} ms");
}
