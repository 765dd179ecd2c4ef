using System.Globalization;
using Overindex.Bench.Machines;
using Overindex.Bench.Reports;
using Overindex.Cluster;
using Overindex.Engine;

namespace Overindex.Bench.Clusters;

/// <summary>What a cluster on one machine adds to a count: the local engine beside one node, and three; every answer compared first.</summary>
internal sealed class ClusterBench
{
    private const int Shards = 16;
    private const int Rounds = 5;

    private readonly FigureFile _figures = new("cluster", "bench/run.sh cluster overhead");
    private readonly string _data;
    private readonly IReadOnlyList<AdAccount> _accounts;

    private ClusterBench(string data, IReadOnlyList<AdAccount> accounts) => (_data, _accounts) = (data, accounts);

    internal static async Task RunAsync(string part, bool prepareOnly)
    {
        if (part != "overhead" && !prepareOnly)
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine("bench", "results", Machine.Current.Folder)).FullName, "cluster-simulation.md");
            await File.WriteAllTextAsync(file, Simulation.Compute());
            Console.WriteLine($"written: {file}");
        }

        if (part != "simulation")
        {
            await MeasureAsync(prepareOnly);
        }
    }

    private static async Task MeasureAsync(bool prepareOnly)
    {
        var data = ClusterData.Make(Shards);
        if (prepareOnly)
        {
            return;
        }

        using var snapshot = new SnapshotStore(data).Open(ClusterData.Id);
        var accounts = Enumerable.Range(0, snapshot.Catalog.Accounts.Count).Select(ordinal => snapshot.Catalog.Accounts[ordinal]);
        await new ClusterBench(data, [.. accounts.Where(account => account.AudienceSize(AudienceType.ImpressionPlusEngagement) < snapshot.People)])
            .MeasureAsync(new LocalAudienceCounter(snapshot));
    }

    private async Task MeasureAsync(LocalAudienceCounter local)
    {
        _figures.Versions["note:"] = $"all nodes share this one machine's cores, and the local engine has them alone; medians of {Rounds} rounds in turns";
        using var redis = new RedisProcess();
        foreach (var nodes in (int[])[1, 3])
        {
            using var others = new OtherNodes(_data, redis.Url, nodes - 1);
            await using var node = await ClusterNode.StartAsync(Options(redis.Url));
            await others.WaitAsync();
            using var served = node.Snapshots.Open(ClusterData.Id);
            var system = string.Create(CultureInfo.InvariantCulture, $"{nodes} node{(nodes > 1 ? "s" : "")}, 2 replicas");
            foreach (var account in _accounts)
            {
                await CompareAsync(system, account, served.Counter, local);
            }
        }

        _figures.Write();
    }

    private async Task CompareAsync(string system, AdAccount account, IAudienceCounter cluster, LocalAudienceCounter local)
    {
        var audience = Audience.Partner(account.Id, AudienceType.ImpressionPlusEngagement);
        var (counted, expected) = (await cluster.CountAsync(audience), await local.CountAsync(audience));
        if (!counted.Counters.SequenceEqual(expected.Counters))
        {
            throw new InvalidOperationException($"The counts of {account.Id} differ.");
        }

        var (alone, together) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            alone[round] = await MedianAsync(local, audience);
            together[round] = await MedianAsync(cluster, audience);
        }

        var more = together.Zip(alone, (with, without) => with - without).Order().ToArray();
        var question = $"count of {account.AudienceSize(AudienceType.ImpressionPlusEngagement):N0} members in {Shards} shards, p50";
        _figures.Add(question, $"local engine, beside {system}", Sampler.Median([.. alone.Order()]), "ms");
        _figures.Add(question, system, Sampler.Median([.. together.Order()]), "ms");
        _figures.Add(question + ", more than the local engine", system, Sampler.Median(more), "ms", "< 1", Sampler.Median(more) < 1);
    }

    private static async Task<double> MedianAsync(IAudienceCounter counter, Audience audience) =>
        Sampler.Median(await Sampler.Fast.SampleAsync(async () => await counter.CountAsync(audience)));

    private ClusterNodeOptions Options(string store) => new()
    {
        DataDirectory = _data,
        Store = store,
        NodeName = "bench",
        SiloPort = 21_400,
        LocalDirectory = CacheDirectory.PathOf("cluster-local-bench"),
    };
}
