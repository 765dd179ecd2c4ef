using System.Diagnostics;
using Overindex.Bench.Client.Serving;
using Overindex.Bench.Client.Systems;

namespace Overindex.Bench.Client.Measuring;

/// <summary>One measurement of one system.</summary>
/// <param name="Sequential">Microseconds a call, one after the other.</param>
/// <param name="Concurrent">Microseconds a call, 32 at a time: elapsed time over calls.</param>
/// <param name="Bytes">Bytes allocated a call, sequentially.</param>
internal sealed record Sample(double Sequential, double Concurrent, double Bytes)
{
    internal const int Workers = 32;

    internal static async Task<Sample> TakeAsync(MeasuredSystem system, int calls)
    {
        Settle();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await CallAsync(system, calls);
        var sequential = Stopwatch.GetElapsedTime(started);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;

        Settle();
        started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => CallAsync(system, calls / Workers * 2))));
        var concurrent = Stopwatch.GetElapsedTime(started);
        return new Sample(sequential.TotalMicroseconds / calls, concurrent.TotalMicroseconds / (calls / Workers * 2 * Workers), (double)bytes / calls);
    }

    /// <summary>Gen-2 collections in calls one after the other.</summary>
    internal static async Task<int> Gen2Async(MeasuredSystem system, int calls)
    {
        Settle();
        var before = GC.CollectionCount(2);
        await CallAsync(system, calls);
        return GC.CollectionCount(2) - before;
    }

    internal static async Task CallAsync(MeasuredSystem system, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await system.CallAsync(i % AnswerMaker.AdAccounts);
        }
    }

    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
