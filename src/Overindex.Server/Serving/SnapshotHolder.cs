using Overindex.Engine;

namespace Overindex.Server.Serving;

/// <summary>The snapshot being served now. A swap is one reference; requests in flight finish on the one that they began with.</summary>
/// <param name="first">The first one, perhaps still being opened and checked: whoever asks waits, and learns why it cannot be opened.</param>
internal sealed class SnapshotHolder(Task<ServedSnapshot> first) : IDisposable
{
    private ServedSnapshot? _current;
    private int _disposed;

    internal SnapshotId CurrentId => Current.Id;

    private ServedSnapshot Current => Volatile.Read(ref _current) ?? WaitForFirst();

    internal SnapshotLease Lease()
    {
        while (true)
        {
            var current = Current;
            if (current.TryLease(out var lease))
            {
                return lease;
            }

            // Lost to a swap: the next read sees the new one. Only a stopped server has none.
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        }
    }

    internal void Swap(ServedSnapshot next) => (Interlocked.Exchange(ref _current, next) ?? first.GetAwaiter().GetResult()).Release();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // Unlike waiting for itself, this does not fail when opening has: whoever asked was told.
        Task.WhenAny(first).Wait();
        if (first.IsCompletedSuccessfully)
        {
            Current.Release();
        }
    }

    private ServedSnapshot WaitForFirst()
    {
        var opened = first.GetAwaiter().GetResult();
        return Interlocked.CompareExchange(ref _current, opened, null) ?? opened;
    }
}
