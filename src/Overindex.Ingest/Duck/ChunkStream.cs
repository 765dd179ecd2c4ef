using DuckDB.NET.Native;

namespace Overindex.Ingest.Duck;

/// <summary>Handles one chunk; it is gone when the call returns.</summary>
internal delegate void ChunkReader(in Chunk chunk);

/// <summary>A streaming result of a prepared statement, read in DuckDB's own vectors.</summary>
internal sealed class ChunkStream : IDisposable
{
    private readonly DuckDBPreparedStatement _statement;
    private DuckDBResult _result;

    private ChunkStream(DuckDBPreparedStatement statement, DuckDBResult result)
    {
        _statement = statement;
        _result = result;
    }

    internal static ChunkStream Execute(DuckDBNativeConnection connection, string sql)
    {
        if (NativeMethods.PreparedStatements.DuckDBPrepare(connection, sql, out var statement) != DuckDBState.Success)
        {
            using (statement)
            {
                throw new ChunkStreamException(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
            }
        }

        if (NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result) != DuckDBState.Success)
        {
            var error = NativeMethods.Query.DuckDBResultError(ref result);
            NativeMethods.Query.DuckDBDestroyResult(ref result);
            statement.Dispose();
            throw new ChunkStreamException(error);
        }

        return new ChunkStream(statement, result);
    }

    internal bool Read(ChunkReader onChunk)
    {
        using var chunk = NativeMethods.Query.DuckDBFetchChunk(_result);
        if (chunk.IsInvalid)
        {
            var error = NativeMethods.Query.DuckDBResultError(ref _result);
            return string.IsNullOrEmpty(error) ? false : throw new ChunkStreamException(error);
        }

        onChunk(new Chunk(chunk));
        return true;
    }

    public void Dispose()
    {
        NativeMethods.Query.DuckDBDestroyResult(ref _result);
        _statement.Dispose();
    }
}
