namespace Overindex.Server.Limits;

/// <summary>Counts requests of one caller in windows of fixed length; a window number and a count in one word, so that no request waits for another.</summary>
internal sealed class FixedWindow(int permits, int windowMilliseconds)
{
    private long _state;

    /// <summary>Takes one, if there is one left.</summary>
    /// <param name="now">Milliseconds since the limits began.</param>
    /// <returns>What is left after it; -1 if there was none.</returns>
    internal int Take(long now)
    {
        var window = now / windowMilliseconds;
        for (var state = Volatile.Read(ref _state); ;)
        {
            // A request that was overtaken into the next window counts there.
            var latest = Math.Max(window, state >> 32);
            var used = latest == state >> 32 ? (int)state : 0;
            if (used >= permits)
            {
                return -1;
            }

            var seen = Interlocked.CompareExchange(ref _state, (latest << 32) | (uint)(used + 1), state);
            if (seen == state)
            {
                return permits - used - 1;
            }

            state = seen;
        }
    }

    /// <summary>Whole seconds, at least 1, until the window ends.</summary>
    internal int SecondsLeft(long now) => (int)(((windowMilliseconds - (now % windowMilliseconds)) + 999) / 1_000);
}
