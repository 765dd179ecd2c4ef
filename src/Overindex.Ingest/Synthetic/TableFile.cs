using System.IO.Compression;
using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Writer;

namespace Overindex.Ingest.Synthetic;

/// <summary>Streams rows through DuckDB into one file. One thread and one database per file: the bytes depend on the rows alone.</summary>
internal static class TableFile
{
    internal static string ExtensionOf(SyntheticFormat format) => format == SyntheticFormat.Parquet ? ".parquet" : ".csv.gz";

    /// <param name="path">The file, without extension.</param>
    /// <param name="format">The format.</param>
    /// <param name="columns">The columns of <paramref name="rows"/> as <paramref name="write"/> writes them.</param>
    /// <param name="rows">The rows; the same object may come again with other values.</param>
    /// <param name="write">Writes a row's values.</param>
    /// <param name="select">The columns of the file, in SQL over those of the rows.</param>
    internal static void Write<TRow>(
        string path,
        SyntheticFormat format,
        ColumnInfo[] columns,
        IEnumerable<TRow> rows,
        Action<TRow, IDuckDBDataWriter[], ulong> write,
        string select)
        where TRow : class
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SET threads = 1";
        command.ExecuteNonQuery();
        connection.RegisterTableFunction(
            "made_up", () => new TableFunction(columns, rows, null!), (row, writers, at) => write((TRow)row!, writers, at));
        var target = path + (format == SyntheticFormat.Parquet ? ".parquet" : ".csv");
        var how = format == SyntheticFormat.Parquet
            ? "FORMAT parquet, COMPRESSION zstd"
            : "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'";
        command.CommandText = $"COPY (SELECT {select} FROM made_up()) TO '{target.Replace("'", "''", StringComparison.Ordinal)}' ({how})";
        command.ExecuteNonQuery();
        if (format == SyntheticFormat.Csv)
            Compress(target);
    }

    internal static string ListOf(IEnumerable<string> keys) => $"['{string.Join("','", keys)}']";

    /// <summary>SQL for the key at a position; unknown for -1.</summary>
    internal static string KeyAt(IEnumerable<string> keys, string column) => $"{ListOf(keys)}[{column} + 1]";

    // DuckDB's own gzip takes four times as long.
    private static void Compress(string file)
    {
        using (var from = File.OpenRead(file))
        using (var to = File.Create(file + ".gz"))
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
            from.CopyTo(gzip);
        File.Delete(file);
    }
}
