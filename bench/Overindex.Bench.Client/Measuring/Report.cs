using System.Globalization;
using System.Text;
using Overindex.Bench.Machines;

namespace Overindex.Bench.Client.Measuring;

/// <summary>The raw samples, and the table for people.</summary>
internal static class Report
{
    internal static void Write(IReadOnlyList<Row> rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine("bench", "results", Machine.Current.Folder)).FullName;
        var raw = new StringBuilder("system,round,sequential_us,concurrent_us,bytes\n");
        foreach (var row in rows)
        {
            foreach (var (round, sample) in row.Samples.Index())
            {
                raw.Append(CultureInfo.InvariantCulture, $"\"{row.Name}\",{round},{sample.Sequential:0.0},{sample.Concurrent:0.0},{sample.Bytes:0}\n");
            }
        }

        File.WriteAllText(Path.Combine(folder, "client.csv"), raw.ToString());
        var table = Table(rows);
        File.WriteAllText(Path.Combine(folder, "client.md"), table);
        Console.WriteLine(table);
    }

    private static string Table(IReadOnlyList<Row> rows)
    {
        var first = rows[0];
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# client\n\n`bench/run.sh client` on {Machine.Current}.\n\n")
            .Append(CultureInfo.InvariantCulture, $"An answer of about 49 KB over loopback, Kestrel in a second process; medians of {first.Samples.Count} interleaved runs; ")
            .Append("in brackets the share of the first row in the same run, the median too.\n\n")
            .Append("| system | one at a time, us a call | 32 at a time, us a call | bytes a call | gen-2 collections in 20 000 calls | connections, one at a time |\n")
            .Append("| --- | --: | --: | --: | --: | --: |\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {Figure(row, first, sample => sample.Sequential)} | {Figure(row, first, sample => sample.Concurrent)} ")
                .Append(CultureInfo.InvariantCulture, $"| {Figure(row, first, sample => sample.Bytes)} | {row.Gen2} | {row.Connections} |\n");
        }

        return text.ToString();
    }

    private static string Figure(Row row, Row first, Func<Sample, double> figure) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Median(figure):N0} ({row.Share(first, figure):0.00})");
}
