using System.Diagnostics;
using DuckDB.NET.Data;

namespace Overindex.Bench.Building;

/// <summary>Makes a platform's event data as Parquet (zstd) by DuckDB SQL; the same rows for the same scale and DuckDB version.</summary>
internal static class EventGenerator
{
    private const string DoneName = "complete.txt";

    internal static void Run(string directory, EventScale scale, TextWriter progress)
    {
        var mark = Path.Combine(directory, DoneName);
        var content = FormattableString.Invariant($"overindex bench events 2, scale {scale.Scale}\n");
        if (File.Exists(mark) && File.ReadAllText(mark) == content)
        {
            progress.WriteLine($"{directory} is complete already.");
            return;
        }

        Directory.CreateDirectory(Path.Combine(directory, "interactions"));
        Directory.CreateDirectory(Path.Combine(directory, "tomorrow"));
        File.Delete(mark);
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        Execute(duck, EventSql.Macros);
        Copy(duck, EventSql.Interests(), Path.Combine(directory, "interests.parquet"), progress);
        Copy(duck, EventSql.People(scale), Path.Combine(directory, "people.parquet"), progress);
        Copy(duck, EventSql.Items(scale), Path.Combine(directory, "items.parquet"), progress);
        for (var day = 1 - EventScale.Days; day <= 1; day++)
        {
            var date = EventScale.LastDay.AddDays(day);
            var folder = day > 0 ? "tomorrow" : "interactions";
            Copy(duck, EventSql.Interactions(scale, date), Path.Combine(directory, folder, $"{date:yyyy-MM-dd}.parquet"), progress);
        }

        File.WriteAllText(Path.Combine(directory, "overindex.json"), EventSql.Config);
        File.WriteAllText(mark, content);
    }

    private static void Copy(DuckDBConnection duck, string select, string path, TextWriter progress)
    {
        var started = Stopwatch.GetTimestamp();
        Execute(duck, $"COPY ({select}) TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION zstd)");
        progress.WriteLine($"{path}: {new FileInfo(path).Length >> 10:N0} KiB in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
    }

    private static void Execute(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
