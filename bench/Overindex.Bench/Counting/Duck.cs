using DuckDB.NET.Data;
using Overindex.Engine;

namespace Overindex.Bench.Counting;

/// <summary>DuckDB on a database file; its default settings use all cores.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection;

    internal Duck(string path)
    {
        _connection = new DuckDBConnection($"DataSource={path}");
        _connection.Open();
    }

    internal string Version => _connection.ServerVersion;

    internal void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a query that yields an attribute and its count a row.</summary>
    internal long[] Counters(string sql, int length)
    {
        var counters = new long[length];
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            counters[rows.GetInt32(0)] = rows.GetInt64(1);
        }

        return counters;
    }

    public void Dispose() => _connection.Dispose();
}

/// <summary>One way to ask DuckDB.</summary>
internal sealed class DuckContender(Duck duck, string schema, string sql, CountShape shape) : IContender
{
    /// <summary>A row per person and attribute, in the order of the people.</summary>
    internal const string Narrow =
        "SELECT attribute::INTEGER, count(*) FROM narrow WHERE person IN (SELECT person FROM audience WHERE account = {0}) GROUP BY attribute";

    /// <summary>A row per person with the list of its attributes.</summary>
    internal const string Lists =
        "SELECT attribute::INTEGER, count(*) FROM (SELECT unnest(attributes) AS attribute FROM lists WHERE person IN (SELECT person FROM audience WHERE account = {0})) GROUP BY attribute";

    public string Name => $"DuckDB, {schema}";

    public int Threads => Environment.ProcessorCount;

    public long[] Count(int account) => duck.Counters(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, account), shape.Length);

    internal static void Load(string path, string people, string audiences)
    {
        using var duck = new Duck(path);
        duck.Execute($"""
            CREATE TABLE lists AS SELECT * FROM read_csv('{people}', delim = '\t', header = false, quote = '', escape = '',
                columns = {'{'}'person': 'UINTEGER', 'attributes': 'USMALLINT[]'{'}'});
            CREATE TABLE narrow AS SELECT person, unnest(attributes) AS attribute FROM lists;
            CREATE TABLE audience AS SELECT * FROM read_csv('{audiences}', delim = '\t', header = false, columns = {'{'}'account': 'UTINYINT', 'person': 'UINTEGER'{'}'});
            CHECKPOINT;
            """);
    }
}
