using System.Runtime.CompilerServices;
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

    /// <summary>Adds the rows of some members to the scratch. Optimized at once: code compiled ahead of time would be for the narrowest vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add(byte* rows, uint* members, int count, CountingScratch scratch)
    {
        var block = stackalloc byte*[BlockRows];
        var nobody = stackalloc uint[BlockRows];
        var codes = new CodeCounter(rows, scratch);
        var at = 0;
        for (; at + BlockRows <= count; at += BlockRows)
        {
            for (var i = 0; i < BlockRows; i++)
            {
                block[i] = rows + ((nuint)members[at + i] * RowLayout.RowBytes);
            }

            AddBlock(block, scratch, codes, at + PrefetchAhead + BlockRows <= count ? members + at + PrefetchAhead : nobody);
        }

        if (at < count)
        {
            for (var i = 0; i < BlockRows; i++)
            {
                block[i] = at + i < count ? rows + ((nuint)members[at + i] * RowLayout.RowBytes) : scratch.EmptyRow;
            }

            AddBlock(block, scratch, codes, nobody);
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

            scratch.FlushBytes(weight: 1u << level);
        }

        scratch.ClearAdders();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock(byte** block, CountingScratch scratch, CodeCounter codes, uint* ahead)
    {
        for (var piece = 0; piece < RowLayout.RowBytes; piece += sizeof(TVector))
        {
            AddPiece(block, piece, scratch.Adder(0) + piece, scratch.ByteCounters + piece, codes, ahead);
        }

        scratch.BlockAdded();
    }

    /// <summary>Not inlined: the more the JIT has before it at once, the more of it it keeps on the stack instead of in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddPiece(byte** block, int at, byte* adders, byte* counters, CodeCounter codes, uint* ahead)
    {
        var ones = TLane.Load(adders);
        var twos = TLane.Load(adders + RowLayout.RowBytes);
        var fours = TLane.Load(adders + (2 * RowLayout.RowBytes));
        var eights = TLane.Load(adders + (3 * RowLayout.RowBytes));
        var a = Fours(block, at, 0, ref ones, ref twos, codes, ahead);
        a = TLane.FullAdd(ref fours, a, Fours(block, at, 1, ref ones, ref twos, codes, ahead));
        var b = Fours(block, at, 2, ref ones, ref twos, codes, ahead);
        b = TLane.FullAdd(ref fours, b, Fours(block, at, 3, ref ones, ref twos, codes, ahead));
        var sixteens = TLane.FullAdd(ref eights, a, b);
        TLane.Store(adders, ones);
        TLane.Store(adders + RowLayout.RowBytes, twos);
        TLane.Store(adders + (2 * RowLayout.RowBytes), fours);
        TLane.Store(adders + (3 * RowLayout.RowBytes), eights);
        AddToBytes(sixteens, counters);
    }

    /// <summary>Adds four rows of the block, and beside it looks after the codes of this piece's share of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Fours(byte** block, int at, int quarter, ref TVector ones, ref TVector twos, CodeCounter codes, uint* ahead)
    {
        CountCodes(block, at, quarter, codes, ahead);
        var rows = block + (4 * quarter);
        var first = TLane.FullAdd(ref ones, TLane.Load(rows[0] + at), TLane.Load(rows[1] + at));
        return TLane.FullAdd(ref twos, first, TLane.FullAdd(ref ones, TLane.Load(rows[2] + at), TLane.Load(rows[3] + at)));
    }

    /// <summary>Requests to memory, spread over the arithmetic of the whole block instead of waiting for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CountCodes(byte** block, int at, int quarter, CodeCounter codes, uint* ahead)
    {
        var first = at * BlockRows / RowLayout.RowBytes;
        if (sizeof(TVector) == 8)
        {
            if (quarter % 2 == 0)
            {
                codes.AddAndPrefetch(block[first + (quarter / 2)], quarter / 2, ahead[first + (quarter / 2)]);
            }

            return;
        }

        if (sizeof(TVector) == 16)
        {
            codes.AddAndPrefetch(block[first + quarter], quarter % 2, ahead[first + quarter]);
            return;
        }

        if (sizeof(TVector) == 32)
        {
            codes.AddAndPrefetch(block[first + (2 * quarter)], 0, ahead[first + (2 * quarter)]);
            codes.AddAndPrefetch(block[first + (2 * quarter) + 1], 1, ahead[first + (2 * quarter) + 1]);
            return;
        }

        codes.AddAndPrefetch(block[4 * quarter], 0, ahead[4 * quarter]);
        codes.AddAndPrefetch(block[(4 * quarter) + 1], 1, ahead[(4 * quarter) + 1]);
        codes.AddAndPrefetch(block[(4 * quarter) + 2], 0, ahead[(4 * quarter) + 2]);
        codes.AddAndPrefetch(block[(4 * quarter) + 3], 1, ahead[(4 * quarter) + 3]);
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
