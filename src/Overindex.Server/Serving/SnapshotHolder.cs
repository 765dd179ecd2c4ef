using Overindex.Engine;

namespace Overindex.Server.Serving;

/// <summary>The snapshot being served now. A swap is one reference; requests in flight finish on the one that they began with.</summary>
internal sealed class SnapshotHolder(ServedSnapshot first) : IDisposable
{
    private ServedSnapshot _current = first;
    private int _disposed;

    internal SnapshotId CurrentId => Volatile.Read(ref _current).Id;

    internal SnapshotLease Lease()
    {
        while (true)
        {
            var current = Volatile.Read(ref _current);
            if (current.TryLease(out var lease))
            {
                return lease;
            }

            // Lost to a swap: the next read sees the new one. Only a stopped server has none.
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        }
    }

    internal void Swap(ServedSnapshot next) => Interlocked.Exchange(ref _current, next).Release();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Volatile.Read(ref _current).Release();
        }
    }
}
