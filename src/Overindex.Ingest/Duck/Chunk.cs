using DuckDB.NET.Native;

namespace Overindex.Ingest.Duck;

/// <summary>Up to 2 048 rows as columns. The queries that are streamed yield no NULLs, so validity is not looked at.</summary>
internal readonly unsafe ref struct Chunk
{
    private readonly DuckDBDataChunk _chunk;

    internal Chunk(DuckDBDataChunk chunk)
    {
        _chunk = chunk;
        Rows = checked((int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk));
    }

    internal int Rows { get; }

    internal ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged => new(Data(column), Rows);

    /// <summary>The UTF-8 bytes of a VARCHAR column.</summary>
    internal Texts Strings(int column) => new((byte*)Data(column));

    /// <summary>The elements of a LIST column.</summary>
    internal Lists<T> ListsOf<T>(int column)
        where T : unmanaged
    {
        var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, column);
        var child = NativeMethods.Vectors.DuckDBListVectorGetChild(vector);
        return new Lists<T>((DuckDBListEntry*)NativeMethods.Vectors.DuckDBVectorGetData(vector), (T*)NativeMethods.Vectors.DuckDBVectorGetData(child));
    }

    private void* Data(int column) => NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, column));

    internal readonly ref struct Texts(byte* data)
    {
        // duckdb_string_t: 16 bytes, a 32-bit length and then the text itself when it has 12 bytes or less, else 4 bytes of it and a pointer.
        private const int Size = 16;
        private const uint MaxInlined = 12;
        private readonly byte* _data = data;

        internal ReadOnlySpan<byte> this[int row]
        {
            get
            {
                var text = _data + ((nint)row * Size);
                var length = *(uint*)text;
                return new ReadOnlySpan<byte>(length <= MaxInlined ? text + 4 : *(byte**)(text + 8), checked((int)length));
            }
        }
    }

    internal readonly ref struct Lists<T>(DuckDBListEntry* entries, T* values)
        where T : unmanaged
    {
        private readonly DuckDBListEntry* _entries = entries;
        private readonly T* _values = values;

        internal ReadOnlySpan<T> this[int row] => new(_values + _entries[row].Offset, checked((int)_entries[row].Length));
    }
}
