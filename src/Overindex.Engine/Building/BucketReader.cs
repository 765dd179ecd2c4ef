namespace Overindex.Engine.Building;

/// <summary>Groups the pairs of one bucket by person: a counting sort that stays in the cache. Belongs to one thread.</summary>
internal sealed class BucketReader
{
    private readonly PersonLog _log;
    private readonly int[] _ends;
    private readonly ulong[] _buffer;
    private uint[] _values = [];
    private int _first;

    internal BucketReader(PersonLog log)
    {
        _log = log;
        _ends = new int[(1 << log.Shift) + 1];
        _buffer = new ulong[log.ExtentRecords];
    }

    /// <summary>Takes the pairs of a bucket out of the log.</summary>
    internal void Take(int bucket)
    {
        var count = checked((int)_log.CountOf(bucket));
        if (_values.Length < count)
        {
            _values = GC.AllocateUninitializedArray<uint>(count + (count / 8));
        }

        _first = bucket << _log.Shift;
        _ends.AsSpan().Clear();
        foreach (var extent in _log.ExtentsOf(bucket))
        {
            foreach (var pair in _log.Pool.Read(extent, _buffer))
            {
                _ends[(int)(pair >> 32) - _first + 1]++;
            }
        }

        for (var person = 1; person < _ends.Length; person++)
        {
            _ends[person] += _ends[person - 1];
        }

        foreach (var extent in _log.ExtentsOf(bucket))
        {
            foreach (var pair in _log.Pool.Read(extent, _buffer))
            {
                _values[_ends[(int)(pair >> 32) - _first]++] = (uint)pair;
            }
        }

        _log.Free(bucket);
    }

    /// <summary>The values of all people after a person.</summary>
    internal ReadOnlySpan<uint> ValuesAfter(int person) => _values.AsSpan(_ends[person - _first].._ends[^1]);

    /// <summary>The values of a person of the loaded bucket, in no order, repeats included.</summary>
    internal Span<uint> ValuesOf(int person)
    {
        // Each start was moved on to its end while the values were put in place.
        var at = person - _first;
        var start = at == 0 ? 0 : _ends[at - 1];
        return _values.AsSpan(start, _ends[at] - start);
    }
}
