using System.Diagnostics;

namespace Overindex.Cluster.Tests.Support;

/// <summary>Waits for what must happen, and fails when it does not; and the one clock of an open loop.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < Limit, $"Not in {clock.Elapsed}: {what()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public static Task UntilAsync(Func<bool> condition, Func<string> what) => UntilAsync(() => Task.FromResult(condition()), what);

    /// <summary>Calls at a fixed rate, however long the calls take.</summary>
    public static async Task EveryAsync(TimeSpan interval, Action<int> call, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        for (var made = 0; !stop.IsCancellationRequested;)
        {
            for (; made < clock.Elapsed / interval; made++)
            {
                call(made);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }
}
