using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace Overindex.Ingest.Duck;

/// <summary>Handles one chunk, which is gone when the call returns; what it says of each row is the value of the function.</summary>
internal delegate void ChunkReader(in Chunk chunk, Span<byte> results);

/// <summary>
/// The SQL function <c>overindex_take(...)</c>, UTINYINT: DuckDB's own threads call it with the vectors that they have just read, so rows are
/// neither copied into a result nor handed from thread to thread.
/// </summary>
internal sealed unsafe class ChunkSink : IDisposable
{
    internal const string FunctionName = "overindex_take";

    private readonly BlockingCollection<ChunkReader> _idle = [];
    private readonly GCHandle _self;
    private Exception? _failure;

    internal ChunkSink(DuckDBNativeConnection connection)
    {
        _self = GCHandle.Alloc(this);
        var function = NativeMethods.ScalarFunction.DuckDBCreateScalarFunction();
        try
        {
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetName(function, FunctionName);
            using (var any = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Any))
            {
                NativeMethods.ScalarFunction.DuckDBScalarFunctionSetVarargs(function, any);
            }

            using (var result = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.UnsignedTinyInt))
            {
                NativeMethods.ScalarFunction.DuckDBScalarFunctionSetReturnType(function, result);
            }

            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetSpecialHandling(function);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetVolatile(function);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetExtraInfo(function, GCHandle.ToIntPtr(_self), &Forget);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetFunction(function, &Take);
            if (NativeMethods.ScalarFunction.DuckDBRegisterScalarFunction(connection, function) != DuckDBState.Success)
            {
                throw new InvalidOperationException($"DuckDB does not take the function {FunctionName}.");
            }
        }
        finally
        {
            NativeMethods.ScalarFunction.DuckDBDestroyScalarFunction(ref function);
        }
    }

    /// <summary>Runs a query that calls the function; each reader serves one thread at a time.</summary>
    internal void Run(IReadOnlyList<ChunkReader> readers, Action query)
    {
        foreach (var reader in readers)
        {
            _idle.Add(reader);
        }

        _failure = null;
        try
        {
            query();
        }
        catch when (_failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
        finally
        {
            while (_idle.TryTake(out _))
            {
            }
        }
    }

    public void Dispose()
    {
        _self.Free();
        _idle.Dispose();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Forget(nint self)
    {
        // The sink outlives the database that it is registered with; its owner frees it.
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Take(nint info, nint input, nint output)
    {
        var sink = (ChunkSink)GCHandle.FromIntPtr(NativeMethods.ScalarFunction.DuckDBScalarFunctionGetExtraInfo(info)).Target!;
        var reader = sink._idle.Take();
        try
        {
            var chunk = new Chunk(input);
            reader(chunk, new Span<byte>(DuckNative.DataOf(output), chunk.Rows));
        }
        catch (Exception e)
        {
            // No exception may cross into native code; the query fails instead, and Run throws this one.
            Interlocked.CompareExchange(ref sink._failure, e, null);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetError(info, e.Message);
        }
        finally
        {
            sink._idle.Add(reader);
        }
    }
}
