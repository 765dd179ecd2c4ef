using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Overindex.Engine.Building;

/// <summary>
/// What engaging once with an item makes a person hold, ancestors included: a bit per interest. Items share few different sets, so that most of them
/// stay in the cache, and joining one is a handful of instructions.
/// </summary>
internal sealed unsafe class TagSets : IDisposable
{
    /// <summary>Wider sets would cost more memory than they save time.</summary>
    internal const int MaxInterests = 2_048;

    private const int FirstCapacity = 1 << 10;

    private readonly int[] _parents;
    private readonly ulong[] _scratch;
    private readonly Dictionary<UInt128, int> _numbers = [];
    private NativeArray<ulong> _sets;

    internal TagSets(int[] parents)
    {
        _parents = parents;
        Words = (parents.Length + 255) / 256 * Vector256<ulong>.Count;
        _scratch = new ulong[Words];
        _sets = new NativeArray<ulong>((long)FirstCapacity * Words);
    }

    /// <summary>64-bit words of a set; a multiple of a vector.</summary>
    internal int Words { get; }

    internal ulong* WordsOf(int set) => _sets.Pointer + ((long)set * Words);

    /// <summary>The number of the set that some tags imply.</summary>
    internal int Add(ReadOnlySpan<int> tags)
    {
        _scratch.AsSpan().Clear();
        foreach (var tag in tags)
        {
            for (var at = tag; at >= 0 && (_scratch[at >> 6] & (1UL << at)) == 0; at = _parents[at])
            {
                _scratch[at >> 6] |= 1UL << at;
            }
        }

        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(_scratch.AsSpan()));
        while (_numbers.TryGetValue(hash, out var known))
        {
            if (new ReadOnlySpan<ulong>(WordsOf(known), Words).SequenceEqual(_scratch))
            {
                return known;
            }

            hash++;
        }

        var number = _numbers.Count;
        _numbers.Add(hash, number);
        Grow(number + 1L);
        _scratch.CopyTo(new Span<ulong>(WordsOf(number), Words));
        return number;
    }

    /// <summary>Adds the interests of a set to those of a person.</summary>
    internal void Join(int set, Span<ulong> holds)
    {
        var words = WordsOf(set);
        for (var word = 0; word < holds.Length; word += Vector256<ulong>.Count)
        {
            (Vector256.Load(words + word) | Vector256.Create<ulong>(holds.Slice(word))).CopyTo(holds[word..]);
        }
    }

    public void Dispose() => _sets.Dispose();

    private void Grow(long sets)
    {
        if (sets * Words <= _sets.Length)
        {
            return;
        }

        var larger = new NativeArray<ulong>(_sets.Length * 2);
        Buffer.MemoryCopy(_sets.Pointer, larger.Pointer, larger.Length * sizeof(ulong), _sets.Length * sizeof(ulong));
        _sets.Dispose();
        _sets = larger;
    }
}
