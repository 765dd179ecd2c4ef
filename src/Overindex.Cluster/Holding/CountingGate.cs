namespace Overindex.Cluster.Holding;

/// <summary>Lets so many counts run at once on this node, and so many wait; the rest is told at once that it is busy.</summary>
internal sealed class CountingGate(int slots, int queue) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(slots);
    private int _present;

    /// <summary>Counts that may be under way and waiting.</summary>
    internal int Capacity => slots + queue;

    /// <summary>Counts under way and waiting.</summary>
    internal int Depth => Volatile.Read(ref _present);

    /// <summary>Waits for a slot.</summary>
    /// <param name="patience">How long at most.</param>
    /// <returns>Whether there is one; then <see cref="Leave"/> it.</returns>
    internal async ValueTask<bool> TryEnterAsync(TimeSpan patience)
    {
        if (Interlocked.Increment(ref _present) <= Capacity && patience > TimeSpan.Zero && await _slots.WaitAsync(patience))
        {
            return true;
        }

        Interlocked.Decrement(ref _present);
        return false;
    }

    internal void Leave()
    {
        _slots.Release();
        Interlocked.Decrement(ref _present);
    }

    public void Dispose() => _slots.Dispose();
}
