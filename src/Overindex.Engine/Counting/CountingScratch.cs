using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Counting;

/// <summary>
/// The counters of one thread while it counts. Pinned, so kernels use plain pointers, and reused, so counting does not allocate.
/// Histograms have an entry for every 16-bit code: a damaged code can give a wrong count but never write elsewhere.
/// </summary>
internal sealed unsafe class CountingScratch
{
    internal const int BlockRows = 16;
    internal const int AdderLevels = 4;
    private const int Codes = ushort.MaxValue + 1;
    private const int BlocksUntilFlush = byte.MaxValue;

    private readonly byte[] _vectors = GC.AllocateArray<byte>((AdderLevels + 8 + 1 + 1) * RowLayout.RowBytes, pinned: true);
    private readonly long[] _histograms = GC.AllocateArray<long>(3 * Codes, pinned: true);
    private readonly long[] _bits = new long[RowLayout.RowBits];
    private readonly byte* _adders;
    private int _blocks;

    internal CountingScratch()
    {
        _adders = AlignUp((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_vectors)));
        ByteCounters = _adders + (AdderLevels * RowLayout.RowBytes);
        EmptyRow = ByteCounters + (8 * RowLayout.RowBytes);
        Countries = (long*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_histograms));
        Metros = Countries + Codes;
        Tail = Metros + Codes;
    }

    /// <summary>Eight counters a byte of the row, one a bit; they count blocks and so must be flushed before the 256th.</summary>
    internal byte* ByteCounters { get; }

    /// <summary>A row without a bit, to fill up the last block.</summary>
    internal byte* EmptyRow { get; }

    internal long* Countries { get; }

    internal long* Metros { get; }

    internal long* Tail { get; }

    /// <summary>Members with each bit of the row; right after <see cref="RowKernel{TLane, TVector}.Finish"/>.</summary>
    internal ReadOnlySpan<long> Bits => _bits;

    /// <summary>Bits that wait, with a weight of 1, 2, 4 or 8 members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte* Adder(int level) => _adders + (level * RowLayout.RowBytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BlockAdded()
    {
        if (++_blocks == BlocksUntilFlush)
        {
            FlushSixteens();
        }
    }

    internal void FlushSixteens()
    {
        FlushBytes(BlockRows);
        _blocks = 0;
    }

    internal void FlushBytes(int weight)
    {
        for (var at = 0; at < RowLayout.RowBytes; at++)
        {
            for (var k = 0; k < 8; k++)
            {
                _bits[(8 * at) + k] += (long)weight * ByteCounters[(k * RowLayout.RowBytes) + at];
            }
        }

        new Span<byte>(ByteCounters, 8 * RowLayout.RowBytes).Clear();
    }

    internal void ClearAdders() => new Span<byte>(_adders, AdderLevels * RowLayout.RowBytes).Clear();

    /// <summary>Makes everything zero; of the histograms only what counts of this shape can have used.</summary>
    internal void Clear(CountShape shape, int tailInterests)
    {
        ClearAdders();
        new Span<byte>(ByteCounters, 8 * RowLayout.RowBytes).Clear();
        new Span<long>(Countries, shape.Countries + 1).Clear();
        new Span<long>(Metros, shape.Metros + 1).Clear();
        new Span<long>(Tail, tailInterests).Clear();
        _bits.AsSpan().Clear();
        _blocks = 0;
    }

    private static byte* AlignUp(byte* pointer) => (byte*)(((nuint)pointer + (RowLayout.RowBytes - 1)) & ~(nuint)(RowLayout.RowBytes - 1));
}
