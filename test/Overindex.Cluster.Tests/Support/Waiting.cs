using System.Diagnostics;

namespace Overindex.Cluster.Tests.Support;

/// <summary>The one clock of an open loop.</summary>
internal static class Waiting
{
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
