using System.Diagnostics;

namespace Overindex.Cluster.Asking;

/// <summary>What this node's calls to shards came to: counts, and how long the slow ones take.</summary>
internal sealed class CallFigures
{
    private const int Window = 512;
    private const int RefreshEvery = 32;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(500);

    private readonly long[] _recent = new long[Window];
    private long _calls;
    private long _hedges;
    private long _retries;
    private long _timed;
    private long _slowTicks = Most.Ticks;

    /// <summary>Near the 99th percentile of recent calls.</summary>
    internal TimeSpan Slow => TimeSpan.FromTicks(Volatile.Read(ref _slowTicks));

    internal void Called() => Interlocked.Increment(ref _calls);

    internal void Retried() => Interlocked.Increment(ref _retries);

    /// <summary>Takes a hedge from the budget: 5 % of calls, and a few more to notice a hung node by when there were hardly any calls yet.</summary>
    /// <returns>Whether there was one.</returns>
    internal bool TryHedge()
    {
        if (Volatile.Read(ref _hedges) >= (Volatile.Read(ref _calls) / 20) + 16)
        {
            return false;
        }

        Interlocked.Increment(ref _hedges);
        return true;
    }

    internal void Took(long sinceTimestamp)
    {
        var timed = Interlocked.Increment(ref _timed);
        _recent[timed % Window] = Stopwatch.GetElapsedTime(sinceTimestamp).Ticks;
        if (timed % RefreshEvery == 0)
        {
            // Others may write meanwhile: an estimate needs no lock.
            var sorted = _recent.AsSpan(0, (int)Math.Min(timed, Window)).ToArray();
            Array.Sort(sorted);
            Volatile.Write(ref _slowTicks, Math.Clamp(2 * sorted[sorted.Length * 99 / 100], Least.Ticks, Most.Ticks));
        }
    }

    internal (long Calls, long Hedges, long Retries) Read() => (Volatile.Read(ref _calls), Volatile.Read(ref _hedges), Volatile.Read(ref _retries));
}
