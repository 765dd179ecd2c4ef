namespace Overindex.Engine.Building;

/// <summary>
/// (person, value) pairs in any order, from several threads at once, kept apart by ranges of people ("buckets") so that each range can
/// later be grouped inside a processor's cache.
/// </summary>
internal sealed class PersonLog : IDisposable
{
    /// <summary>Write streams a thread can keep open before the address translation cache gives in.</summary>
    private const int MaxBuckets = 512;
    private const int MinShift = 12;
    private const int DefaultExtentRecords = 4_096;

    private readonly List<Extent>[] _extents;
    private long _count;

    internal PersonLog(int people, LogMemory memory)
    {
        People = people;
        Shift = memory.BucketShift ?? MinShift;
        while (memory.BucketShift is null && people >> Shift >= MaxBuckets)
        {
            Shift++;
        }

        ExtentRecords = memory.ExtentRecords ?? DefaultExtentRecords;
        Pool = new ExtentPool(ExtentRecords * sizeof(ulong), memory.Bytes, memory.SpillDirectory);
        _extents = new List<Extent>[(people + (1L << Shift) - 1) >> Shift];
        for (var bucket = 0; bucket < _extents.Length; bucket++)
        {
            _extents[bucket] = [];
        }
    }

    internal int People { get; }

    /// <summary>A bucket's people are those with the same ordinal shifted right by this.</summary>
    internal int Shift { get; }

    internal int Buckets => _extents.Length;

    internal int ExtentRecords { get; }

    internal ExtentPool Pool { get; }

    internal long Count => Interlocked.Read(ref _count);

    internal static ulong Pack(int person, uint value) => ((ulong)(uint)person << 32) | value;

    internal PersonLogWriter CreateWriter() => new(this);

    internal void Add(int bucket, Extent extent)
    {
        var list = _extents[bucket];
        lock (list)
        {
            list.Add(extent);
        }

        Interlocked.Add(ref _count, extent.Count);
    }

    /// <summary>The pairs of one bucket; writers must be completed.</summary>
    internal IReadOnlyList<Extent> ExtentsOf(int bucket) => _extents[bucket];

    /// <summary>Forgets the pairs of one bucket.</summary>
    internal void Free(int bucket)
    {
        _extents[bucket].ForEach(Pool.Free);
        _extents[bucket].Clear();
    }

    internal long CountOf(int bucket)
    {
        long count = 0;
        foreach (var extent in _extents[bucket])
        {
            count += extent.Count;
        }

        return count;
    }

    /// <summary>The same pairs with other person ordinals.</summary>
    internal PersonLog Renumber(int[] ordinals, LogMemory memory)
    {
        var renumbered = new PersonLog(People, memory);
        using var writer = renumbered.CreateWriter();
        var buffer = new ulong[ExtentRecords];
        foreach (var extent in _extents.SelectMany(list => list))
        {
            foreach (var pair in Pool.Read(extent, buffer))
            {
                writer.Add(ordinals[(int)(pair >> 32)], (uint)pair);
            }
        }

        return renumbered;
    }

    public void Dispose() => Pool.Dispose();
}
