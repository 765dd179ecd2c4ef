using DuckDB.NET.Native;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Duck;

/// <summary>Up to 2 048 rows as columns.</summary>
internal readonly unsafe ref struct Chunk
{
    private readonly nint _chunk;

    internal Chunk(nint chunk)
    {
        _chunk = chunk;
        Rows = checked((int)DuckNative.SizeOf(chunk));
    }

    internal int Rows { get; }

    internal int Columns => checked((int)DuckNative.ColumnsOf(_chunk));

    internal ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged => new(Data(column), Rows);

    /// <summary>Which rows of a column have a value.</summary>
    internal Validity ValidityOf(int column) => new(DuckNative.ValidityOf(Vector(column)));

    /// <summary>The UTF-8 bytes of a VARCHAR column.</summary>
    internal Texts Strings(int column) => TextsOf(Vector(column));

    /// <summary>The texts of a VARCHAR[] column.</summary>
    internal TextLists ListsOfTexts(int column)
    {
        var vector = Vector(column);
        var entries = (DuckDBListEntry*)DuckNative.DataOf(vector);
        return new TextLists(entries, TextsOf(DuckNative.ListChildOf(vector)));
    }

    private static Texts TextsOf(nint vector) =>
        new((byte*)DuckNative.DataOf(vector), new Validity(DuckNative.ValidityOf(vector)));

    private nint Vector(int column) => DuckNative.VectorOf(_chunk, (ulong)column);

    private void* Data(int column) => DuckNative.DataOf(Vector(column));

    internal readonly struct Validity(ulong* mask)
    {
        private readonly ulong* _mask = mask;

        internal bool this[int row] => _mask == null || (_mask[row >> 6] & (1UL << (row & 63))) != 0;
    }

    internal readonly ref struct Texts(byte* data, Validity validity)
    {
        // duckdb_string_t: 16 bytes, a 32-bit length and then the text itself when it has 12 bytes or less, else 4 bytes of it and a pointer.
        private const int Size = 16;
        private const uint MaxInlined = 12;
        private readonly byte* _data = data;
        private readonly Validity _validity = validity;

        /// <summary>Whether the row has a text; an empty one is none.</summary>
        internal bool IsValid(int row) => _validity[row] && LengthOf(row) > 0;

        /// <summary>The text as the id tables compare it; while the chunk is there.</summary>
        internal IdEntry EntryOf(int row) => IdEntry.Of(_data + ((nint)row * Size));

        internal ReadOnlySpan<byte> this[int row] => new(Start(row), checked((int)LengthOf(row)));

        private uint LengthOf(int row) => *(uint*)(_data + ((nint)row * Size));

        private byte* Start(int row)
        {
            var text = _data + ((nint)row * Size);
            return *(uint*)text <= MaxInlined ? text + 4 : *(byte**)(text + 8);
        }
    }

    internal readonly ref struct TextLists(DuckDBListEntry* entries, Texts texts)
    {
        private readonly DuckDBListEntry* _entries = entries;

        /// <summary>The elements of all lists.</summary>
        internal Texts Texts { get; } = texts;

        /// <summary>Where the elements of a row are.</summary>
        internal Range this[int row]
        {
            get
            {
                var start = checked((int)_entries[row].Offset);
                return start..checked((int)(_entries[row].Offset + _entries[row].Length));
            }
        }
    }
}
