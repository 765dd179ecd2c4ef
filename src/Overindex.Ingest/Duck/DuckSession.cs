using DuckDB.NET.Data;

namespace Overindex.Ingest.Duck;

/// <summary>One in-memory DuckDB for one job: settings, cancellation by interrupt, progress. Not safe for concurrent use.</summary>
internal sealed class DuckSession : IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly CancellationToken _cancellation;
    private ChunkSink? _sink;

    internal DuckSession(DuckSettings settings, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _connection.Open();
        try
        {
            foreach (var (name, value) in settings.ToOptions())
            {
                Execute($"SET {name} = {value}");
            }
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Told the percentage (negative when unknown) of the running statement now and then, from another thread.</summary>
    internal Action<double>? OnProgress { get; set; }

    private ChunkSink Sink => _sink ??= new ChunkSink(_connection.NativeConnection);

    internal void Execute(string sql) => Run(sql, static command => command.ExecuteNonQuery());

    internal long Count(string sql) => Run(sql, static command => Convert.ToInt64(command.ExecuteScalar()));

    /// <summary>All rows of a small result; NULL is null.</summary>
    internal List<object?[]> Rows(string sql) => Run(sql, static command =>
    {
        var rows = new List<object?[]>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
            }

            rows.Add(row);
        }

        return rows;
    });

    internal List<string> Texts(string sql) => Rows(sql).ConvertAll(row => (string)row[0]!);

    /// <summary>Column names and types of a query, without running it.</summary>
    internal List<DuckColumn> Describe(string query) =>
        Rows($"DESCRIBE {query}").ConvertAll(row => new DuckColumn((string)row[0]!, (string)row[1]!));

    /// <summary>Gives the rows of a query to readers, chunk by chunk, on DuckDB's threads; the order is lost.</summary>
    /// <param name="columns">SQL of the columns of the chunks.</param>
    /// <param name="rows">The query that has them.</param>
    /// <param name="readers">Each serves one thread at a time.</param>
    internal void Stream(IEnumerable<string> columns, string rows, IReadOnlyList<ChunkReader> readers)
    {
        Execute("SET preserve_insertion_order = false");
        Sink.Run(readers, () => Count($"SELECT count({Take(columns)}) FROM ({rows})"));
        Execute("SET preserve_insertion_order = true");
    }

    /// <summary>Makes a table of the rows of a query with what readers say of each, of those only of which it is between two values.</summary>
    /// <param name="table">The table, whose last column is <c>verdict</c>.</param>
    /// <param name="columns">SQL of the columns of the chunks.</param>
    /// <param name="rows">The query that has them; in its order if it numbers rows.</param>
    /// <param name="readers">Each serves one thread at a time.</param>
    /// <param name="least">The least verdict to keep.</param>
    /// <param name="most">The greatest.</param>
    internal void Judge(string table, IEnumerable<string> columns, string rows, IReadOnlyList<ChunkReader> readers, byte least, byte most) =>
        Sink.Run(readers, () => Execute(
            $"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM (SELECT *, {Take(columns)} AS verdict FROM ({rows})) "
            + $"WHERE verdict BETWEEN {least} AND {most}"));

    public void Dispose()
    {
        _connection.Dispose();
        _sink?.Dispose();
        _sink = null;
    }

    private static string Take(IEnumerable<string> columns) => $"{ChunkSink.FunctionName}({string.Join(", ", columns)})";

    private T Run<T>(string sql, Func<DuckDBCommand, T> run)
    {
        _cancellation.ThrowIfCancellationRequested();
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var interrupt = _cancellation.Register(_connection.NativeConnection.Interrupt);
        using var ticker = OnProgress is { } report ? new Ticker(ProgressInterval, () => report(_connection.GetQueryProgress().Percentage)) : null;
        try
        {
            return run(command);
        }
        catch (DuckDBException) when (_cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(_cancellation);
        }
    }
}

/// <summary>A column of a DuckDB relation.</summary>
internal sealed record DuckColumn(string Name, string Type);
