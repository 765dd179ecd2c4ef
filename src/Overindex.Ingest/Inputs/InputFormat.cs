namespace Overindex.Ingest.Inputs;

/// <summary>How a file's rows are written. Compression is told by a further extension, <c>.gz</c> or <c>.zst</c>.</summary>
internal enum InputFormat
{
    Csv,
    Tsv,
    Parquet,
    Json,
}

internal static class InputFormats
{
    /// <summary>The names that a config may use.</summary>
    internal static IReadOnlyDictionary<string, InputFormat> Names { get; } = new Dictionary<string, InputFormat>
    {
        ["csv"] = InputFormat.Csv,
        ["tsv"] = InputFormat.Tsv,
        ["parquet"] = InputFormat.Parquet,
        ["jsonl"] = InputFormat.Json,
    };

    internal static InputFormat? FromPath(string path)
    {
        var name = path.ToLowerInvariant();
        if (name.EndsWith(".gz", StringComparison.Ordinal) || name.EndsWith(".zst", StringComparison.Ordinal))
        {
            name = Path.GetFileNameWithoutExtension(name);
        }

        return Path.GetExtension(name) switch
        {
            ".csv" => InputFormat.Csv,
            ".tsv" => InputFormat.Tsv,
            ".parquet" => InputFormat.Parquet,
            ".json" or ".jsonl" or ".ndjson" => InputFormat.Json,
            _ => null,
        };
    }
}
