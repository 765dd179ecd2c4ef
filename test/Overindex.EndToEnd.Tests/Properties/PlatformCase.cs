using System.Text;
using Overindex.EndToEnd.Tests.Oracle;
using Overindex.EndToEnd.Tests.Platforms;

namespace Overindex.EndToEnd.Tests.Properties;

/// <summary>A made-up platform, how it is written to files, how it is built, and the rules it is asked under.</summary>
internal sealed record PlatformCase(RawPlatform Platform, DateOnly Date, int WindowDays, BuildShape Build, OracleRules Rules,
    IReadOnlyList<FileShape> Files)
{
    /// <summary>The whole case as text, so that a shrunk failure can be read.</summary>
    public string Describe()
    {
        var text = new StringBuilder()
            .Append($"date {Date:O} window {WindowDays} {Build} min_engagements {Platform.MinEngagements}\n")
            .Append($"{Rules} boundaries {string.Join(' ', Rules.SizeBoundaries)}\n");
        foreach (var file in Files)
            text.Append($"{file}\n");
        foreach (var table in InputTable.Of(Platform))
        {
            text.Append($"{table.Name}: {string.Join(',', table.Columns)}\n");
            foreach (var row in table.Rows)
                text.Append("  ").AppendJoin(" | ", row.Select(x => x ?? "∅")).Append('\n');
        }

        return text.ToString();
    }
}

internal sealed record BuildShape(int Shards, int Threads);

/// <summary>How an input is written.</summary>
internal sealed record FileShape(FileKind Kind, bool InTwoFiles, int RotateColumns, bool ExtraColumn, bool AsSelect);

internal enum FileKind
{
    Csv = 0,
    CsvGzip = 1,
    CsvZstd = 2,
    Tsv = 3,
    JsonLines = 4,
    JsonLinesGzip = 5,
    JsonWithLists = 6,
    Parquet = 7,
    ParquetTyped = 8,
}
