using System.Diagnostics;
using DuckDB.NET.Data;

namespace Overindex.Ingest.Duck;

/// <summary>One in-memory DuckDB for one job: settings, cancellation by interrupt, progress. Not safe for concurrent use.</summary>
internal sealed class DuckSession : IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly CancellationToken _cancellation;

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

    /// <summary>Streams a result chunk by chunk: it is never materialised, and no row costs a call.</summary>
    internal void Stream(string sql, ChunkReader onChunk)
    {
        _cancellation.ThrowIfCancellationRequested();
        using var interrupt = _cancellation.Register(_connection.NativeConnection.Interrupt);
        try
        {
            using var result = ChunkStream.Execute(_connection.NativeConnection, sql);
            var last = Stopwatch.GetTimestamp();
            while (result.Read(onChunk))
            {
                _cancellation.ThrowIfCancellationRequested();
                if (OnProgress is { } report && Stopwatch.GetElapsedTime(last) > ProgressInterval)
                {
                    last = Stopwatch.GetTimestamp();
                    report(_connection.GetQueryProgress().Percentage);
                }
            }
        }
        catch (ChunkStreamException) when (_cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(_cancellation);
        }
    }

    public void Dispose() => _connection.Dispose();

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
