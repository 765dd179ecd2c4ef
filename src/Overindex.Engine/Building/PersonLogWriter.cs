namespace Overindex.Engine.Building;

/// <summary>One thread's way into a <see cref="PersonLog"/>: an open piece of memory a bucket, so that adding needs no lock.</summary>
internal sealed unsafe class PersonLogWriter : IDisposable
{
    private readonly PersonLog _log;
    private readonly Open[] _open;
    private readonly int _shift;
    private readonly int _capacity;

    internal PersonLogWriter(PersonLog log)
    {
        _log = log;
        _shift = log.Shift;
        _capacity = log.ExtentRecords;
        _open = new Open[log.Buckets];
    }

    /// <summary>Adds a pair; the person must be below <see cref="PersonLog.People"/>.</summary>
    internal void Add(int person, uint value)
    {
        ref var open = ref _open[person >> _shift];
        if (open.Next == open.End)
        {
            Turn(ref open, person >> _shift);
        }

        *open.Next++ = PersonLog.Pack(person, value);
    }

    /// <summary>Hands over what is not full yet.</summary>
    public void Dispose()
    {
        for (var bucket = 0; bucket < _open.Length; bucket++)
        {
            ref var open = ref _open[bucket];
            if (open.Next != null && open.Next > open.End - _capacity)
            {
                Keep(ref open, bucket);
            }

            open = default;
        }
    }

    private void Turn(ref Open open, int bucket)
    {
        if (open.Next == null || !Keep(ref open, bucket))
        {
            open.Next = (ulong*)_log.Pool.Rent();
            open.End = open.Next + _capacity;
        }
    }

    private bool Keep(ref Open open, int bucket)
    {
        var start = open.End - _capacity;
        var (extent, isFree) = _log.Pool.Keep((nint)start, (int)(open.Next - start));
        _log.Add(bucket, extent);
        open.Next = start;
        return isFree;
    }

    private struct Open
    {
        internal ulong* Next;
        internal ulong* End;
    }
}
