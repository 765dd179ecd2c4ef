using System.Text.Json;
using System.Text.Json.Serialization;
using Overindex.Bench.Machines;

namespace Overindex.Bench.Reports;

/// <summary>Raw results of one bench: <c>bench/results/MACHINE/NAME.json</c> and <c>.csv</c>, and the table made from them as <c>.md</c>.</summary>
internal sealed record ResultFile(string Bench, string Command, Machine Machine, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<Measurement> Measurements)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal void Write(string table)
    {
        var folder = Directory.CreateDirectory(Path.Combine("bench", "results", Machine.Folder)).FullName;
        File.WriteAllText(Path.Combine(folder, Bench + ".json"), JsonSerializer.Serialize(this, Json) + "\n");
        File.WriteAllLines(Path.Combine(folder, Bench + ".csv"), Csv());
        var versions = string.Join("; ", Versions.Select(version => $"{version.Key} {version.Value}"));
        File.WriteAllText(Path.Combine(folder, Bench + ".md"), $"# {Bench}\n\n`{Command}` on {Machine}.\n\n{versions}.\n\n{table}");
        Console.WriteLine(table);
        Console.WriteLine($"written: {folder}/{Bench}.json, .csv, .md");
    }

    private IEnumerable<string> Csv() => Measurements
        .Select(m => FormattableString.Invariant(
            $"{m.System},{m.Question},{m.People},{m.Threads},{m.Runs},{m.MedianMilliseconds:0.0000},{m.MinMilliseconds:0.0000},{m.MaxMilliseconds:0.0000},{m.AllocatedBytes}"))
        .Prepend("system,question,people,threads,runs,median_ms,min_ms,max_ms,allocated_bytes");
}
