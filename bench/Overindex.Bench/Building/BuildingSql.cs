using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace Overindex.Bench.Building;

/// <summary>What DuckDB alone needs for the same files: merely to scan them, and for the part of the build that SQL can do.</summary>
internal sealed class BuildingSql : IDisposable
{
    private readonly DuckDBConnection _duck = new("DataSource=:memory:");
    private readonly string _events;

    internal BuildingSql(string events, string temporary)
    {
        _events = events;
        _duck.Open();
        Time($"SET memory_limit = '8GB'; SET temp_directory = '{temporary}'; SET preserve_insertion_order = false");
    }

    internal string Version => _duck.ServerVersion;

    internal double Scan() => Time($"SELECT min(person_id), min(item_id), min(action), min(occurred_at) FROM '{_events}/interactions/*.parquet'");

    /// <summary>Who is in which ad account's audience, and whether engaged.</summary>
    internal double DistinctPairs() => Time($"""
        CREATE OR REPLACE TABLE pairs AS
        SELECT ad_account_id, person_id, bool_or(action <> 'impression') AS engaged
        FROM '{_events}/interactions/*.parquet' JOIN '{_events}/items.parquet' USING (item_id)
        WHERE ad_account_id IS NOT NULL AND occurred_at >= TIMESTAMP '{EventScale.LastDay.AddDays(1 - EventScale.Days):yyyy-MM-dd}' AND occurred_at < TIMESTAMP '{EventScale.LastDay.AddDays(1):yyyy-MM-dd}'
        GROUP BY ad_account_id, person_id
        """);

    internal double Ordering() => Time("CREATE OR REPLACE TABLE ordered AS SELECT * FROM pairs ORDER BY ad_account_id, NOT engaged, person_id");

    internal long Pairs()
    {
        using var command = _duck.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pairs";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _duck.Dispose();

    private double Time(string sql)
    {
        var started = Stopwatch.GetTimestamp();
        using var command = _duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
