using Overindex.Engine.Building;

namespace Overindex.Ingest.Lookup;

/// <summary>Brings collected ids into order: by the high bits of the hash into parts that fit a cache, then the parts side by side.</summary>
internal sealed unsafe class IdSort<T> : IDisposable
{
    private const int PartBits = 10;
    private const int PartShift = 64 - PartBits;

    private readonly IReadOnlyList<IdCollector<T>> _collectors;
    private readonly ParallelOptions _options;
    private readonly int[] _partStarts = new int[(1 << PartBits) + 1];
    private readonly Collected<T>[] _rows;

    internal IdSort(IReadOnlyList<IdCollector<T>> collectors, int threads)
    {
        _collectors = collectors;
        _options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Count = checked((int)collectors.Sum(collector => (long)collector.Rows.Count));
        _rows = GC.AllocateUninitializedArray<Collected<T>>(Count);
        Hashes = new NativeArray<ulong>(Count);
        Entries = new NativeArray<IdEntry>(Count);
        Payloads = new T[Count];
    }

    internal int Count { get; }

    internal NativeArray<ulong> Hashes { get; }

    internal NativeArray<IdEntry> Entries { get; }

    internal T[] Payloads { get; }

    /// <returns>Whether every id comes once.</returns>
    internal bool Run()
    {
        Divide();
        var repeated = 0;
        Parallel.For(0, 1 << PartBits, _options, part =>
        {
            if (!Sort(_partStarts[part], _partStarts[part + 1]))
            {
                Interlocked.Increment(ref repeated);
            }
        });
        return repeated == 0;
    }

    public void Dispose()
    {
        Hashes.Dispose();
        Entries.Dispose();
    }

    /// <summary>Each collector's rows go to places of their own in each part, so collectors are divided side by side.</summary>
    private void Divide()
    {
        var places = new int[_collectors.Count][];
        Parallel.For(0, places.Length, _options, collector =>
        {
            var counts = places[collector] = new int[1 << PartBits];
            var rows = _collectors[collector].Rows;
            for (var i = 0; i < rows.Count; i++)
            {
                counts[(int)(rows[i].Hash >> PartShift)]++;
            }
        });
        var next = 0;
        for (var part = 0; part < 1 << PartBits; part++)
        {
            foreach (var counts in places)
            {
                (counts[part], next) = (next, next + counts[part]);
            }

            _partStarts[part + 1] = next;
        }

        Parallel.For(0, places.Length, _options, collector =>
        {
            var place = places[collector];
            var rows = _collectors[collector].Rows;
            for (var i = 0; i < rows.Count; i++)
            {
                _rows[place[(int)(rows[i].Hash >> PartShift)]++] = rows[i];
            }
        });
    }

    private bool Sort(int start, int end)
    {
        var count = end - start;
        var hashes = Hashes.Span(start, count);
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            hashes[i] = _rows[start + i].Hash;
            order[i] = start + i;
        }

        hashes.Sort(order.AsSpan());
        for (var i = 0; i < count; i++)
        {
            ref readonly var row = ref _rows[order[i]];
            Entries[start + i] = row.Id;
            Payloads[start + i] = row.Payload;
        }

        return OrderEqualHashes(start, end);
    }

    private bool OrderEqualHashes(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            // Equal hashes are next to never seen but for equal ids: an insertion sort will do.
            for (var at = i; at > start && Hashes[at] == Hashes[at - 1]; at--)
            {
                var order = IdEntry.Read(Entries.Pointer + at - 1).SequenceCompareTo(IdEntry.Read(Entries.Pointer + at));
                if (order == 0)
                {
                    return false;
                }

                if (order < 0)
                {
                    break;
                }

                (Entries[at - 1], Entries[at]) = (Entries[at], Entries[at - 1]);
                (Payloads[at - 1], Payloads[at]) = (Payloads[at], Payloads[at - 1]);
            }
        }

        return true;
    }
}
