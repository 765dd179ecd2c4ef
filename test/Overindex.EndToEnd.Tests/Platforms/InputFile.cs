using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Overindex.EndToEnd.Tests.Platforms;

/// <summary>Writes rows of texts as one file of some format.</summary>
internal static class InputFile
{
    private static readonly string[] s_lists = ["interest_ids", "devices"];

    public static void WriteDelimited(string path, InputTable table, char delimiter)
    {
        using var writer = new StreamWriter(Open(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine(string.Join(delimiter, table.Columns.Select(x => Quoted(x, delimiter))));
        foreach (var row in table.Rows)
            writer.WriteLine(string.Join(delimiter, row.Select(x => Quoted(x, delimiter))));
    }

    public static void WriteJsonLines(string path, InputTable table, bool lists)
    {
        using var stream = Open(path);
        var isFirst = true;
        foreach (var row in table.Rows)
        {
            // A column that no row names is a missing column, and rightly refused: the first row names all.
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                WriteObject(writer, table.Columns, row, lists, nameAll: isFirst);
            isFirst = false;
            stream.Write("\n"u8);
        }
    }

    /// <summary>Parquet, or CSV with zstd, by DuckDB; typed means a TIMESTAMP for the time and lists for the lists.</summary>
    public static void WriteByDuckDb(string path, InputTable table, string options, bool typed)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Run(connection, $"CREATE TABLE t({string.Join(',', table.Columns.Select(x => $"{Name(x)} VARCHAR"))})");
        using (var appender = connection.CreateAppender("t"))
        {
            foreach (var row in table.Rows)
            {
                var appending = appender.CreateRow();
                foreach (var field in row)
                    _ = field is null ? appending.AppendNullValue() : appending.AppendValue(field);
                appending.EndRow();
            }
        }

        var columns = table.Columns.Select(x => typed ? Typed(x) : Name(x));
        Run(connection, $"COPY (SELECT {string.Join(',', columns)} FROM t) TO '{path}' ({options})");
    }

    private static string Typed(string column) => column switch
    {
        "occurred_at" => "CAST(occurred_at AS TIMESTAMP) AS occurred_at",
        _ when s_lists.Contains(column) => $"string_split({column}, ';') AS {column}",
        _ => Name(column),
    };

    private static string Name(string column) => $"\"{column.Replace("\"", "\"\"")}\"";

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyList<string> columns, string?[] row, bool lists, bool nameAll)
    {
        writer.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is not { } value)
            {
                // Both ways of saying "unknown" occur in real files.
                if (nameAll || i % 2 == 0)
                    writer.WriteNull(columns[i]);
            }
            else if (lists && s_lists.Contains(columns[i]))
            {
                writer.WriteStartArray(columns[i]);
                foreach (var item in value.Split(';'))
                    writer.WriteStringValue(item);
                writer.WriteEndArray();
            }
            else
            {
                writer.WriteString(columns[i], value);
            }
        }

        writer.WriteEndObject();
    }

    private static string Quoted(string? field, char delimiter) => field switch
    {
        null => "",
        _ when field.AsSpan().IndexOfAny("\"\r\n") >= 0 || field.Contains(delimiter) => $"\"{field.Replace("\"", "\"\"")}\"",
        _ => field,
    };

    private static Stream Open(string path) =>
        path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.Create(path), CompressionLevel.Fastest) : File.Create(path);

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
