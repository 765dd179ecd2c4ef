using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    /// <summary>Copies of the histograms of countries and metros: see <see cref="CodeCounter"/>.</summary>
    internal const int CodeCopies = 2;
    internal const int Codes = ushort.MaxValue + 1;
    private const int BlocksUntilFlush = byte.MaxValue;

    private readonly byte[] _vectors = GC.AllocateArray<byte>((AdderLevels + 8 + 1 + 1) * RowLayout.RowBytes, pinned: true);
    private readonly long[] _histograms = GC.AllocateArray<long>(((2 * CodeCopies) + 1) * Codes, pinned: true);
    private readonly ulong[] _bits = new ulong[RowLayout.RowBits];
    private readonly uint[] _others = GC.AllocateUninitializedArray<uint>(NonMembers.ChunkRows, pinned: true);
    private readonly byte[] _marks = GC.AllocateUninitializedArray<byte>(NonMembers.ChunkRows, pinned: true);
    private readonly byte* _adders;
    private int _blocks;

    internal CountingScratch()
    {
        _adders = AlignUp((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_vectors)));
        ByteCounters = _adders + (AdderLevels * RowLayout.RowBytes);
        EmptyRow = ByteCounters + (8 * RowLayout.RowBytes);
        Countries = (long*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_histograms));
        Metros = Countries + (CodeCopies * Codes);
        Tail = Metros + (CodeCopies * Codes);
    }

    /// <summary>Eight counters a byte of the row, one a bit; they count blocks and so must be flushed before the 256th.</summary>
    internal byte* ByteCounters { get; }

    /// <summary>A row without a bit, to fill up the last block.</summary>
    internal byte* EmptyRow { get; }

    /// <summary>By code; the copies one after the other.</summary>
    internal long* Countries { get; }

    /// <summary>As <see cref="Countries"/>.</summary>
    internal long* Metros { get; }

    internal long* Tail { get; }

    /// <summary>Where <see cref="NonMembers"/> marks the members of a chunk of rows.</summary>
    internal Span<byte> Marks => _marks;

    /// <summary>Where <see cref="NonMembers"/> lists the others of a chunk of rows.</summary>
    internal Span<uint> Others => _others;

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

    /// <summary>Members with a bit of the row; right after <see cref="RowKernel{TLane, TVector}.Finish"/>.</summary>
    internal long BitCount(int bit) => (long)_bits[((bit % 8) * RowLayout.RowBytes) + (bit / 8)];

    /// <summary>Moves the byte counters, which lie in the order of <see cref="ByteCounters"/>, into the bit counters of the same order.</summary>
    internal void FlushBytes(uint weight)
    {
        ref var bits = ref MemoryMarshal.GetArrayDataReference(_bits);
        for (var at = 0; at < RowLayout.RowBits; at += Vector128<byte>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadAligned(ByteCounters + at));
            AddShorts(low, weight, ref Unsafe.Add(ref bits, at));
            AddShorts(high, weight, ref Unsafe.Add(ref bits, at + Vector128<ushort>.Count));
        }

        new Span<byte>(ByteCounters, 8 * RowLayout.RowBytes).Clear();
    }

    internal void ClearAdders() => new Span<byte>(_adders, AdderLevels * RowLayout.RowBytes).Clear();

    /// <summary>Makes everything zero; of the histograms only what counts of this shape can have used.</summary>
    internal void Clear(CountShape shape, int tailInterests)
    {
        ClearAdders();
        new Span<byte>(ByteCounters, 8 * RowLayout.RowBytes).Clear();
        for (var copy = 0; copy < CodeCopies; copy++)
        {
            new Span<long>(Countries + (copy * Codes), shape.Countries + 1).Clear();
            new Span<long>(Metros + (copy * Codes), shape.Metros + 1).Clear();
        }

        new Span<long>(Tail, tailInterests).Clear();
        _bits.AsSpan().Clear();
        _blocks = 0;
    }

    private static void AddShorts(Vector128<ushort> shorts, uint weight, ref ulong sums)
    {
        var (low, high) = Vector128.Widen(shorts);
        AddInts(low, weight, ref sums);
        AddInts(high, weight, ref Unsafe.Add(ref sums, Vector128<uint>.Count));
    }

    private static void AddInts(Vector128<uint> ints, uint weight, ref ulong sums)
    {
        var (low, high) = Vector128.Widen(ints * weight);
        ref var second = ref Unsafe.Add(ref sums, Vector128<ulong>.Count);
        (Vector128.LoadUnsafe(ref sums) + low).StoreUnsafe(ref sums);
        (Vector128.LoadUnsafe(ref second) + high).StoreUnsafe(ref second);
    }

    private static byte* AlignUp(byte* pointer) => (byte*)(((nuint)pointer + (RowLayout.RowBytes - 1)) & ~(nuint)(RowLayout.RowBytes - 1));
}
