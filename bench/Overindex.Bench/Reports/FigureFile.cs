using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Overindex.Bench.Machines;

namespace Overindex.Bench.Reports;

/// <summary>Figures of one bench: <c>bench/results/MACHINE/NAME.json</c>, <c>.csv</c>, and a table as <c>.md</c>.</summary>
internal sealed class FigureFile(string bench, string command)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
    };

    private readonly List<Figure> _figures = [];

    internal SortedDictionary<string, string> Versions { get; } = new(StringComparer.Ordinal);

    internal void Add(string measured, string system, double value, string unit, string? goal = null, bool? met = null)
    {
        _figures.Add(new Figure(measured, system, Math.Round(value, 3), unit, goal, met));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured}, {system}: {value:#,0.###} {unit}"));
    }

    internal void Write()
    {
        var folder = Directory.CreateDirectory(Path.Combine("bench", "results", Machine.Current.Folder)).FullName;
        File.WriteAllText(
            Path.Combine(folder, bench + ".json"),
            JsonSerializer.Serialize(new { Bench = bench, Command = command, Machine = Machine.Current, Versions, Figures = _figures }, Json) + "\n");
        File.WriteAllLines(Path.Combine(folder, bench + ".csv"), _figures
            .Select(f => FormattableString.Invariant($"\"{f.Measured}\",\"{f.System}\",{f.Value},{f.Unit},\"{f.Goal}\",{f.Met}"))
            .Prepend("measured,system,value,unit,goal,met"));
        File.WriteAllText(Path.Combine(folder, bench + ".md"), Table());
        Console.WriteLine($"written: {folder}/{bench}.json, .csv, .md");
    }

    private string Table()
    {
        var text = new StringBuilder($"# {bench}\n\n`{command}` on {Machine.Current}.\n\n");
        if (Versions.Count > 0)
        {
            text.Append(string.Join("; ", Versions.Select(version => $"{version.Key} {version.Value}"))).Append(".\n\n");
        }

        text.Append("| measured | system | figure | goal | met |\n| --- | --- | --: | --- | --- |\n");
        foreach (var f in _figures)
        {
            var met = f.Met switch { true => "yes", false => "no", null => "" };
            text.Append(CultureInfo.InvariantCulture, $"| {f.Measured} | {f.System} | {f.Value:#,0.###} {f.Unit} | {f.Goal} | {met} |\n");
        }

        return text.ToString();
    }
}
