using System.Numerics;
using System.Runtime.InteropServices;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>Writes people's rows in another layout, and in the terms of other lists of values and interests. Belongs to one thread.</summary>
internal sealed unsafe class RowRewriter
{
    private const int WordBits = 64;

    private readonly int _fromDense;
    private readonly int[] _ordinals;
    private readonly RowLayout _to;
    private readonly ushort[] _countries;
    private readonly ushort[] _metros;

    /// <summary>Per bit of the old row the bit of the new one; for an interest that moves to the tail, its code's complement.</summary>
    private readonly int[] _bits = new int[RowLayout.RowBits];

    private readonly List<ushort> _tail = [];

    /// <param name="from">The old layout.</param>
    /// <param name="to">The new one.</param>
    /// <param name="values">Per demographic and old position, the new position.</param>
    /// <param name="ordinals">Per old ordinal of an interest its new one.</param>
    internal RowRewriter(RowLayout from, RowLayout to, int[][] values, int[] ordinals)
    {
        _fromDense = from.DenseInterests;
        _ordinals = ordinals;
        _to = to;
        _countries = Codes(values[(int)Demographic.Country]);
        _metros = Codes(values[(int)Demographic.Metro]);
        Place(from.AgeBit, to.AgeBit, values[(int)Demographic.Age]);
        Place(from.GenderBit, to.GenderBit, values[(int)Demographic.Gender]);
        Place(from.DeviceBit, to.DeviceBit, values[(int)Demographic.Device]);
        for (var ordinal = 0; ordinal < from.DenseInterests; ordinal++)
        {
            _bits[from.InterestBit + ordinal] = PlaceOf(ordinals[ordinal]);
        }
    }

    /// <returns>The new tail codes of the person, ascending, until the next call.</returns>
    internal ReadOnlySpan<ushort> Rewrite(in ShardView shard, long person, Span<byte> target)
    {
        var old = (ulong*)(shard.Rows + (person * RowLayout.RowBytes));
        var row = MemoryMarshal.Cast<byte, ulong>(target);
        var codes = (ushort*)old;
        row.Clear();
        row[0] = _countries[codes[0]] | ((ulong)_metros[codes[1]] << 16);
        _tail.Clear();
        for (var word = 0; word < row.Length; word++)
        {
            var bits = word == 0 ? old[0] >> RowLayout.FirstFlagBit << RowLayout.FirstFlagBit : old[word];
            for (; bits != 0; bits &= bits - 1)
            {
                Set(row, _bits[(word * WordBits) + BitOperations.TrailingZeroCount(bits)]);
            }
        }

        for (var at = shard.TailOffsets == null ? 0 : shard.TailOffsets[person]; shard.TailOffsets != null && at < shard.TailOffsets[person + 1]; at++)
        {
            Set(row, PlaceOf(_ordinals[_fromDense + shard.TailCodes[at]]));
        }

        _tail.Sort();
        return CollectionsMarshal.AsSpan(_tail);
    }

    private static ushort[] Codes(int[] positions) => [0, .. positions.Select(position => (ushort)(position + 1))];

    private void Place(int from, int to, int[] positions)
    {
        foreach (var (value, position) in positions.Index())
        {
            _bits[from + value] = to + position;
        }
    }

    private int PlaceOf(int ordinal) => ordinal < _to.DenseInterests ? _to.InterestBit + ordinal : ~(ordinal - _to.DenseInterests);

    private void Set(Span<ulong> row, int place)
    {
        if (place >= 0)
        {
            row[place / WordBits] |= 1UL << (place % WordBits);
        }
        else
        {
            _tail.Add((ushort)~place);
        }
    }
}
