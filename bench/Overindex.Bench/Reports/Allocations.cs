namespace Overindex.Bench.Reports;

/// <summary>What something allocates on the managed heap, over all threads, once it is warm.</summary>
internal static class Allocations
{
    private const int Runs = 20;

    internal static async Task<long> OfAsync(Func<ValueTask> run)
    {
        await run();
        await run();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Runs; i++)
        {
            await run();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Runs;
    }
}
