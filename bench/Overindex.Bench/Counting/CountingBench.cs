using Overindex.Bench.Machines;
using Overindex.Bench.Reports;
using Overindex.Engine;

namespace Overindex.Bench.Counting;

/// <summary>Counts the same audiences of the same platform with every system; an answer that differs from ours stops the bench.</summary>
internal sealed class CountingBench(PlatformSpec spec, bool withOthers)
{
    internal const string Reading = "merely reading those lines";

    private readonly List<Measurement> _measurements = [];
    private readonly Dictionary<string, string> _versions = [];

    internal static void Prepare(PlatformSpec spec, bool withOthers)
    {
        SnapshotGenerator.DataDirectory(spec);
        if (withOthers)
        {
            Competitors.DuckPath(spec);
        }
    }

    internal async Task<ResultFile> RunAsync(string name)
    {
        using var snapshot = OpenSnapshot(spec);
        var expected = Enumerable.Range(0, spec.Audiences.Length).Select(account => new Ours(snapshot, CountingPath.Scalar, 1).Count(account)).ToArray();
        await MeasureOursAsync(snapshot, expected);
        if (withOthers)
        {
            MeasureDuck(expected);
            MeasureClickHouse(expected);
        }

        return new ResultFile(name, "bench/run.sh counting", Machine.Current, _versions, _measurements);
    }

    internal static Snapshot OpenSnapshot(PlatformSpec spec)
    {
        var store = new SnapshotStore(SnapshotGenerator.DataDirectory(spec));
        return store.Open(store.FindNewest()!.Value, SnapshotVerification.Full);
    }

    private async Task MeasureOursAsync(Snapshot snapshot, long[][] expected)
    {
        _versions["Overindex"] = typeof(Snapshot).Assembly.GetName().Version!.ToString(3);
        foreach (var threads in (int[])[1, 2])
        {
            var reading = new MerelyReading(snapshot, threads);
            var ours = new Ours(snapshot, CountingPath.Auto, threads);
            for (var account = 0; account < expected.Length; account++)
            {
                Check(ours, expected, account);
                await MeasureAsync(Reading, threads, account, async () => _ = await reading.ReadAsync(account), snapshot);
                await MeasureAsync(ours.Name, threads, account, async () => _ = await ours.AskAsync(account), snapshot);
            }
        }

        foreach (var path in !withOthers ? [] : (CountingPath[])[CountingPath.V512, CountingPath.V256, CountingPath.V128, CountingPath.Scalar])
        {
            var forced = new Ours(snapshot, path, 1);
            for (var account = 0; account < expected.Length; account++)
            {
                Check(forced, expected, account);
                await MeasureAsync(forced.Name, 1, account, async () => _ = await forced.AskAsync(account), snapshot);
            }
        }
    }

    private void MeasureDuck(long[][] expected)
    {
        using var duck = new Duck(Competitors.DuckPath(spec));
        _versions["DuckDB"] = duck.Version;
        Measure(new DuckContender(duck, "narrow table", DuckContender.Narrow, spec.Shape), expected, Sampler.Slow);
        Measure(new DuckContender(duck, "lists", DuckContender.Lists, spec.Shape), expected, Sampler.Slow);
    }

    private void MeasureClickHouse(long[][] expected)
    {
        using var chdb = new Chdb(Competitors.ClickHousePath(spec));
        _versions["ClickHouse"] = chdb.Version;
        Measure(new ClickHouseContender(chdb, "arrays", ClickHouseContender.Arrays, spec.Shape), expected, Sampler.Slow);
        Measure(new ClickHouseContender(chdb, "prepared bitmaps", ClickHouseContender.Bitmaps, spec.Shape), expected, Sampler.Slow);
    }

    private async Task MeasureAsync(string system, int threads, int account, Func<ValueTask> run, Snapshot snapshot)
    {
        var samples = await Sampler.Fast.SampleAsync(run);
        var result = await Allocations.OfAsync(() =>
        {
            _ = new AudienceCounts(snapshot.Catalog.Shape);
            return ValueTask.CompletedTask;
        });
        Add(system, threads, account, samples, await Allocations.OfAsync(run) - (system == Reading ? 0 : result));
    }

    private void Measure(IContender contender, long[][] expected, Sampler sampler)
    {
        for (var account = 0; account < expected.Length; account++)
        {
            var asked = account;
            Check(contender, expected, account);
            Add(contender.Name, contender.Threads, account, sampler.Sample(() => contender.Count(asked)), allocated: null);
        }
    }

    private static void Check(IContender contender, long[][] expected, int account)
    {
        var counters = contender.Count(account);
        for (var i = 1; i < counters.Length; i++)
        {
            if (counters[i] != expected[account][i])
            {
                throw new InvalidOperationException($"{contender.Name} counts {counters[i]} for counter {i} of account {account}, where Overindex counts {expected[account][i]}.");
            }
        }
    }

    private void Add(string system, int threads, int account, double[] samples, long? allocated)
    {
        var measurement = new Measurement
        {
            System = system,
            Question = spec.Name,
            People = spec.Audiences[account],
            Threads = threads,
            Runs = samples.Length,
            MedianMilliseconds = Sampler.Median(samples),
            MinMilliseconds = samples[0],
            MaxMilliseconds = samples[^1],
            AllocatedBytes = allocated,
        };
        _measurements.Add(measurement);
        Console.WriteLine($"{system,-28} {threads} threads {measurement.People,11:N0} people {measurement.MedianMilliseconds,10:0.000} ms ({samples.Length} runs) {allocated}");
    }
}
