using System.Runtime.InteropServices;

namespace Overindex.Ingest.Duck;

/// <summary>DuckDB's C API for vectors, over plain pointers: DuckDB.NET's wraps a chunk in a handle that would destroy it.</summary>
/// <remarks>Source: duckdb.h of DuckDB 1.5, "Data Chunk Interface" and "Vector Interface".</remarks>
internal static unsafe partial class DuckNative
{
    private const string Library = "duckdb";

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_size")]
    [SuppressGCTransition]
    internal static partial ulong SizeOf(nint chunk);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_column_count")]
    [SuppressGCTransition]
    internal static partial ulong ColumnsOf(nint chunk);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_vector")]
    [SuppressGCTransition]
    internal static partial nint VectorOf(nint chunk, ulong column);

    [LibraryImport(Library, EntryPoint = "duckdb_vector_get_data")]
    [SuppressGCTransition]
    internal static partial void* DataOf(nint vector);

    [LibraryImport(Library, EntryPoint = "duckdb_vector_get_validity")]
    [SuppressGCTransition]
    internal static partial ulong* ValidityOf(nint vector);

    [LibraryImport(Library, EntryPoint = "duckdb_list_vector_get_child")]
    [SuppressGCTransition]
    internal static partial nint ListChildOf(nint vector);
}
