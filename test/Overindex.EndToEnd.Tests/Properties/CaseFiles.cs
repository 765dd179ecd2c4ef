using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Running;

namespace Overindex.EndToEnd.Tests.Properties;

/// <summary>Writes a made-up platform to files of many formats, and the config that names them.</summary>
internal static partial class CaseFiles
{
    /// <summary>The config's path.</summary>
    public static string Write(PlatformCase made, TemporaryDirectory folder)
    {
        var config = new JsonObject { ["min_engagements"] = made.Platform.MinEngagements };
        foreach (var (position, table) in InputTable.Of(made.Platform).Index())
        {
            config[table.Name] = Write(table, made.Files[position], folder);
        }

        var path = folder.Combine("overindex.json");
        File.WriteAllText(path, config.ToJsonString());
        return path;
    }

    private static JsonNode Write(InputTable table, FileShape shape, TemporaryDirectory folder)
    {
        var shaped = Rotated(shape.ExtraColumn ? WithExtraColumn(table) : table, shape.RotateColumns);
        // An empty JSON file has no columns at all; a time that is none cannot be typed.
        var kind = shape.Kind switch
        {
            FileKind.JsonLines or FileKind.JsonLinesGzip or FileKind.JsonWithLists when table.Rows.Count < 2 => FileKind.Csv,
            FileKind.ParquetTyped when !CanBeTyped(table) => FileKind.Parquet,
            _ => shape.Kind,
        };
        var extension = Extension(kind);
        if (!shape.InTwoFiles)
        {
            var path = folder.Combine(table.Name + extension);
            WriteFile(path, shaped, kind);
            return shape.AsSelect && kind is FileKind.Parquet ? new JsonObject { ["select"] = $"SELECT * FROM read_parquet('{path}')" }
                : path;
        }

        var half = table.Rows.Count / 2;
        WriteFile(folder.Combine($"{table.Name}-1{extension}"), shaped with { Rows = [.. shaped.Rows.Take(half)] }, kind);
        WriteFile(folder.Combine($"{table.Name}-2{extension}"), shaped with { Rows = [.. shaped.Rows.Skip(half)] }, kind);
        return $"{table.Name}-*{extension}";
    }

    private static void WriteFile(string path, InputTable table, FileKind kind)
    {
        switch (kind)
        {
            case FileKind.Csv or FileKind.CsvGzip:
                InputFile.WriteDelimited(path, table, ',');
                break;
            case FileKind.Tsv:
                InputFile.WriteDelimited(path, table, '\t');
                break;
            case FileKind.CsvZstd:
                InputFile.WriteByDuckDb(path, table, "FORMAT csv, HEADER, COMPRESSION zstd", typed: false);
                break;
            case FileKind.JsonLines or FileKind.JsonLinesGzip or FileKind.JsonWithLists:
                InputFile.WriteJsonLines(path, table, lists: kind == FileKind.JsonWithLists);
                break;
            default:
                InputFile.WriteByDuckDb(path, table, "FORMAT parquet", typed: kind == FileKind.ParquetTyped);
                break;
        }
    }

    private static string Extension(FileKind kind) => kind switch
    {
        FileKind.Csv => ".csv",
        FileKind.CsvGzip => ".csv.gz",
        FileKind.CsvZstd => ".csv.zst",
        FileKind.Tsv => ".tsv",
        FileKind.JsonLines => ".jsonl",
        FileKind.JsonLinesGzip => ".ndjson.gz",
        FileKind.JsonWithLists => ".json",
        _ => ".parquet",
    };

    private static bool CanBeTyped(InputTable table)
    {
        var at = table.Columns.ToList().IndexOf("occurred_at");
        return at < 0 || table.Rows.All(x => x[at] is { } time && TypedTime().IsMatch(time));
    }

    private static InputTable WithExtraColumn(InputTable table) =>
        table with
        {
            Columns = [.. table.Columns, "note, \"extra\""],
            Rows = [.. table.Rows.Select((x, i) => (string?[])[.. x, i % 3 == 0
            ? null : "n,1"])]
        };

    private static InputTable Rotated(InputTable table, int by)
    {
        var order = Enumerable.Range(0, table.Columns.Count).Select(i => (i + by) % table.Columns.Count).ToArray();
        return table with
        {
            Columns = [.. order.Select(i => table.Columns[i])],
            Rows = [.. table.Rows.Select(x => order.Select(i =>
            x[i]).ToArray())]
        };
    }

    [GeneratedRegex(@"\A[0-9]{4}-(0[1-9]|1[0-2])-([012][0-9]|30)(T[0-9:.]+Z?)?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TypedTime();
}
