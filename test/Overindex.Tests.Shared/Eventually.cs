using System.Diagnostics;

namespace Overindex.Tests.Shared;

/// <summary>Waits for what must happen, and fails when it does not.</summary>
internal static class Eventually
{
    // Long enough for a machine that is busy with thirty other tests; who waits for what never comes has found a fault anyway.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    internal static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(condition, () => what);

    internal static Task HoldsAsync(Func<bool> condition, Func<string> what) => HoldsAsync(() => Task.FromResult(condition()), what);

    internal static Task HoldsAsync(Func<Task<bool>> condition, string what) => HoldsAsync(condition, () => what);

    internal static async Task HoldsAsync(Func<Task<bool>> condition, Func<string> what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"Not within {Patience.TotalSeconds} s: {what()}");
            await Task.Delay(Interval);
        }
    }
}
