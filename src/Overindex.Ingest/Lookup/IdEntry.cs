using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Overindex.Ingest.Lookup;

/// <summary>
/// An id in 16 bytes: its length and first 4 bytes, then its next 8 bytes, or the place of all its bytes when there are more than 12.
/// Short ids, which most are, can so be compared without another access to memory.
/// </summary>
internal readonly unsafe struct IdEntry
{
    private const int HeadBytes = 4;
    private const int MaxInlined = 12;

    // Fibonacci hashing: 2^64 divided by the golden ratio.
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private readonly ulong _head;
    private readonly ulong _rest;

    private IdEntry(ulong head, ulong rest)
    {
        _head = head;
        _rest = rest;
    }

    /// <summary>Whether it holds all bytes of the id.</summary>
    internal bool IsShort => Length <= MaxInlined;

    private int Length => (int)(uint)_head;

    /// <summary>The entry of a text of DuckDB's, whose form is the same: unused bytes of a short one are zero, as DuckDB's own comparison needs them.</summary>
    internal static IdEntry Of(byte* duckText) => Unsafe.ReadUnaligned<IdEntry>(duckText);

    /// <summary>The entry of an id, whose bytes are kept in an arena if they are many.</summary>
    internal static IdEntry Of(ReadOnlySpan<byte> id, IdArena arena)
    {
        if (id.Length <= MaxInlined)
        {
            return OfShort(id);
        }

        var kept = arena.Add(id);
        return new IdEntry((uint)id.Length | ((ulong)Unsafe.ReadUnaligned<uint>(kept) << 32), (ulong)kept);
    }

    /// <summary>The bytes of an entry that stays where it is.</summary>
    internal static ReadOnlySpan<byte> Read(IdEntry* entry) =>
        new(entry->Length <= MaxInlined ? (byte*)entry + HeadBytes : (byte*)entry->_rest, entry->Length);

    internal bool IsSame(in IdEntry other) =>
        _head == other._head && (_rest == other._rest || (Length > MaxInlined && Long.SequenceEqual(other.Long)));

    /// <summary>A number of so many bits, the same for the same short id.</summary>
    internal int Slot(int bits) => (int)(((_head ^ BitOperations.RotateLeft(_rest, 17)) * Multiplier) >> (64 - bits));

    private ReadOnlySpan<byte> Long => new((byte*)_rest, Length);

    private static IdEntry OfShort(ReadOnlySpan<byte> id)
    {
        IdEntry entry = default;
        var bytes = new Span<byte>(&entry, sizeof(IdEntry));
        MemoryMarshal.Write(bytes, id.Length);
        id.CopyTo(bytes[HeadBytes..]);
        return entry;
    }
}
