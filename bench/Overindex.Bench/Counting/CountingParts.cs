namespace Overindex.Bench.Counting;

/// <summary>The parts of the counting bench, each with results of its own.</summary>
internal static class CountingParts
{
    internal static async Task RunAsync(string part, bool prepareOnly)
    {
        if (part is "dense" or "all")
        {
            await MeasureAsync("counting-dense", PlatformSpec.Dense, prepareOnly);
        }

        if (part is "tail" or "all")
        {
            await MeasureAsync("counting-tail", PlatformSpec.LongTail, prepareOnly);
        }

        if (part is "shares" or "all")
        {
            await MeasureAsync("counting-shares", PlatformSpec.Shares, prepareOnly, withOthers: false);
        }

        if (part is "platforms" or "all")
        {
            await MeasureAsync("counting-platform-1m", PlatformSpec.Small, prepareOnly, withOthers: false);
        }

        if (part is "large" or "all")
        {
            await MeasureAsync("counting-platform-100m", PlatformSpec.Large, prepareOnly, withOthers: false);
        }
    }

    private static async Task MeasureAsync(string name, PlatformSpec spec, bool prepareOnly, bool withOthers = true)
    {
        CountingBench.Prepare(spec, withOthers);
        if (!prepareOnly)
        {
            var result = await new CountingBench(spec, withOthers).RunAsync(name);
            result.Write(CountingTable.Of(result));
        }
    }
}
