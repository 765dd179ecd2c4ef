using System.Diagnostics;

namespace Overindex.Identity.Tests.Support;

internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>How long it took.</summary>
    internal static async Task<TimeSpan> ForAsync(Func<Task<bool>> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"Not within {Patience.TotalSeconds} s: {what}");
            await Task.Delay(Interval);
        }

        return Stopwatch.GetElapsedTime(started);
    }
}
