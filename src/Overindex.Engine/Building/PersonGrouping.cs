namespace Overindex.Engine.Building;

/// <summary>
/// Collects (person, value) pairs in any order, then hands them out person by person: one counting sort, no comparison over all pairs.
/// </summary>
internal sealed class PersonGrouping
{
#if DEBUG
    private const int ChunkPairs = 8;
#else
    private const int ChunkPairs = 1 << 20;
#endif

    private readonly List<ulong[]> _chunks = [];
    private int _used = ChunkPairs;
    private long[]? _starts;
    private uint[][] _values = [];

    internal void Add(int person, uint value)
    {
        if (_used == ChunkPairs)
        {
            _chunks.Add(GC.AllocateUninitializedArray<ulong>(ChunkPairs));
            _used = 0;
        }

        _chunks[^1][_used++] = ((ulong)(uint)person << 32) | value;
    }

    /// <summary>Groups the pairs; afterwards each person's values are sorted. The chunks are given back.</summary>
    internal void Group(int people, CancellationToken cancellationToken)
    {
        var starts = new long[people + 1];
        ForEachPair((person, _) => starts[person + 1]++, cancellationToken);
        for (var person = 0; person < people; person++)
        {
            starts[person + 1] += starts[person];
        }

        _values = Blocks.Create(starts[people]);
        var next = starts.AsSpan(0, people).ToArray();
        ForEachPair((person, value) => Blocks.At(_values, next[person]++) = value, cancellationToken);
        _chunks.Clear();
        _starts = starts;
    }

    /// <summary>The values of one person, ascending, repeats included; copied into <paramref name="buffer"/>, which grows as needed.</summary>
    internal ReadOnlySpan<uint> ValuesOf(int person, ref uint[] buffer)
    {
        var starts = _starts!;
        var start = starts[person];
        var count = (int)(starts[person + 1] - start);
        if (buffer.Length < count)
        {
            buffer = new uint[Math.Max(count, buffer.Length * 2)];
        }

        for (var i = 0; i < count; i++)
        {
            buffer[i] = Blocks.At(_values, start + i);
        }

        var values = buffer.AsSpan(0, count);
        values.Sort();
        return values;
    }

    internal bool HasAny(int person) => _starts![person + 1] > _starts[person];

    private void ForEachPair(Action<int, uint> action, CancellationToken cancellationToken)
    {
        for (var chunk = 0; chunk < _chunks.Count; chunk++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var pair in _chunks[chunk].AsSpan(0, chunk == _chunks.Count - 1 ? _used : ChunkPairs))
            {
                action((int)(pair >> 32), (uint)pair);
            }
        }
    }

    /// <summary>More elements than one array may hold, in blocks of a power of two.</summary>
    private static class Blocks
    {
        private const int Shift = 26;
        private const int Mask = (1 << Shift) - 1;

        internal static uint[][] Create(long count)
        {
            var blocks = new uint[(count + Mask) >> Shift][];
            for (var block = 0; block < blocks.Length; block++)
            {
                blocks[block] = GC.AllocateUninitializedArray<uint>((int)Math.Min(1L << Shift, count - ((long)block << Shift)));
            }

            return blocks;
        }

        internal static ref uint At(uint[][] blocks, long index) => ref blocks[index >> Shift][index & Mask];
    }
}
