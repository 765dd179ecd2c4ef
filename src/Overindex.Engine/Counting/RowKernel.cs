using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Counting;

/// <summary>
/// Positional population count over scattered rows by a tree of carry-save adders (Harley-Seal), 16 rows a block. Source: Klarqvist, Mula,
/// Lemire, "Efficient computation of positional population counts using SIMD instructions", 2019.
/// </summary>
internal static unsafe class RowKernel<TLane, TVector>
    where TLane : struct, ILane<TVector>
    where TVector : unmanaged
{
    private const int BlockRows = CountingScratch.BlockRows;

    // Memory latency is all there is to win: this many members ahead it is hidden, and their lines still fit the first-level cache.
    private const int PrefetchAhead = 32;

    /// <summary>Adds the rows of some members to the scratch.</summary>
    internal static void Add(byte* rows, uint* members, int count, CountingScratch scratch)
    {
        var block = stackalloc byte*[BlockRows];
        var countries = scratch.Countries;
        var metros = scratch.Metros;
        var at = 0;
        for (; at + PrefetchAhead + BlockRows <= count; at += BlockRows)
        {
            for (var i = 0; i < BlockRows; i++)
            {
                Prefetch(RowOf(rows, members[at + PrefetchAhead + i]));
                block[i] = AddCodes(RowOf(rows, members[at + i]), countries, metros);
            }

            AddBlock(block, scratch);
        }

        for (; at < count; at += BlockRows)
        {
            for (var i = 0; i < BlockRows; i++)
            {
                block[i] = AddCodes(at + i < count ? RowOf(rows, members[at + i]) : scratch.EmptyRow, countries, metros);
            }

            AddBlock(block, scratch);
        }
    }

    /// <summary>Brings what still waits in the adders into the bit counters.</summary>
    internal static void Finish(CountingScratch scratch)
    {
        scratch.FlushSixteens();
        for (var level = 0; level < CountingScratch.AdderLevels; level++)
        {
            for (var at = 0; at < RowLayout.RowBytes; at += sizeof(TVector))
            {
                AddToBytes(TLane.Load(scratch.Adder(level) + at), scratch.ByteCounters + at);
            }

            scratch.FlushBytes(weight: 1 << level);
        }

        scratch.ClearAdders();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* RowOf(byte* rows, uint member) => rows + ((nuint)member * RowLayout.RowBytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte* row)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* AddCodes(byte* row, long* countries, long* metros)
    {
        var codes = *(uint*)row;
        countries[(ushort)codes]++;
        metros[codes >> 16]++;
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock(byte** block, CountingScratch scratch)
    {
        for (var at = 0; at < RowLayout.RowBytes; at += sizeof(TVector))
        {
            var ones = TLane.Load(scratch.Adder(0) + at);
            var twos = TLane.Load(scratch.Adder(1) + at);
            var fours = TLane.Load(scratch.Adder(2) + at);
            var eights = TLane.Load(scratch.Adder(3) + at);
            var sixteens = Sixteens(block, at, ref ones, ref twos, ref fours, ref eights);
            TLane.Store(scratch.Adder(0) + at, ones);
            TLane.Store(scratch.Adder(1) + at, twos);
            TLane.Store(scratch.Adder(2) + at, fours);
            TLane.Store(scratch.Adder(3) + at, eights);
            AddToBytes(sixteens, scratch.ByteCounters + at);
        }

        scratch.BlockAdded();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sixteens(byte** rows, int at, ref TVector ones, ref TVector twos, ref TVector fours, ref TVector eights)
    {
        var first = Eights(rows, at, ref ones, ref twos, ref fours);
        return TLane.FullAdd(ref eights, first, Eights(rows + 8, at, ref ones, ref twos, ref fours));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Eights(byte** rows, int at, ref TVector ones, ref TVector twos, ref TVector fours)
    {
        var first = Fours(rows, at, ref ones, ref twos);
        return TLane.FullAdd(ref fours, first, Fours(rows + 4, at, ref ones, ref twos));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Fours(byte** rows, int at, ref TVector ones, ref TVector twos)
    {
        var first = TLane.FullAdd(ref ones, TLane.Load(rows[0] + at), TLane.Load(rows[1] + at));
        return TLane.FullAdd(ref twos, first, TLane.FullAdd(ref ones, TLane.Load(rows[2] + at), TLane.Load(rows[3] + at)));
    }

    /// <summary>Adds each bit of a piece of 8 bits a byte to its own byte counter: counter k of a byte lies k rows further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddToBytes(TVector bits, byte* counters)
    {
        // Unrolled by hand: the JIT keeps the loop, which costs as much again as its body.
        AddToByte(ref bits, counters);
        AddToByte(ref bits, counters + (1 * RowLayout.RowBytes));
        AddToByte(ref bits, counters + (2 * RowLayout.RowBytes));
        AddToByte(ref bits, counters + (3 * RowLayout.RowBytes));
        AddToByte(ref bits, counters + (4 * RowLayout.RowBytes));
        AddToByte(ref bits, counters + (5 * RowLayout.RowBytes));
        AddToByte(ref bits, counters + (6 * RowLayout.RowBytes));
        AddToByte(ref bits, counters + (7 * RowLayout.RowBytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddToByte(ref TVector bits, byte* counter)
    {
        TLane.Store(counter, TLane.AddLowBits(TLane.Load(counter), bits));
        bits = TLane.NextBits(bits);
    }
}
