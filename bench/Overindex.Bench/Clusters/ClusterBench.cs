using System.Globalization;
using Overindex.Bench.Reports;
using Overindex.Cluster;
using Overindex.Engine;

namespace Overindex.Bench.Clusters;

/// <summary>What a cluster on one machine adds to a count: the local engine beside one node, and three; every answer compared first.</summary>
internal sealed class ClusterBench
{
    private const int Shards = 16;
    private static readonly SnapshotId Id = new(new DateOnly(2026, 10, 31), 1);

    private readonly FigureFile _figures = new("cluster", "bench/run.sh cluster");
    private readonly string _data;
    private readonly IReadOnlyList<AdAccount> _accounts;

    private ClusterBench(string data, IReadOnlyList<AdAccount> accounts) => (_data, _accounts) = (data, accounts);

    internal static async Task RunAsync(bool prepareOnly)
    {
        var data = ClusterData.Make(Shards);
        if (prepareOnly)
        {
            return;
        }

        using var snapshot = new SnapshotStore(data).Open(Id);
        var all = Enumerable.Range(0, snapshot.Catalog.Accounts.Count).Select(ordinal => snapshot.Catalog.Accounts[ordinal]).ToArray();
        var chosen = (AdAccount[])[Nearest(all, 1_000_000), Nearest(all, 100_000), Nearest(all, 10_000)];
        await new ClusterBench(data, [.. chosen.Distinct()]).MeasureAsync(new LocalAudienceCounter(snapshot));
    }

    private static AdAccount Nearest(AdAccount[] accounts, long size) =>
        accounts.MinBy(account => Math.Abs(account.AudienceSize(AudienceType.ImpressionPlusEngagement) - size))!;

    private async Task MeasureAsync(LocalAudienceCounter local)
    {
        _figures.Versions["note:"] = "all nodes on this one machine share its cores; one node asks the others over loopback";
        var times = await SampleAsync(local, local);
        var alone = Add("local engine", times, null);
        using var redis = new RedisProcess();
        foreach (var nodes in (int[])[1, 3])
        {
            using var others = new OtherNodes(_data, redis.Url, nodes - 1);
            await using var node = await ClusterNode.StartAsync(Options(redis.Url));
            await others.WaitAsync();
            using var served = node.Snapshots.Open(Id);
            Add(string.Create(CultureInfo.InvariantCulture, $"{nodes} node{(nodes > 1 ? "s" : "")}, 2 replicas"), await SampleAsync(served.Counter, local), alone);
        }

        _figures.Write();
    }

    private async Task<double[]> SampleAsync(IAudienceCounter counter, LocalAudienceCounter oracle)
    {
        var medians = new List<double>();
        foreach (var account in _accounts)
        {
            var audience = Audience.Partner(account.Id, AudienceType.ImpressionPlusEngagement);
            var (counted, expected) = (await counter.CountAsync(audience), await oracle.CountAsync(audience));
            if (!counted.Counters.SequenceEqual(expected.Counters))
            {
                throw new InvalidOperationException($"The counts of {account.Id} differ.");
            }

            medians.Add(Sampler.Median(await Sampler.Fast.SampleAsync(async () => await counter.CountAsync(audience))));
        }

        return [.. medians];
    }

    private double[] Add(string system, double[] medians, double[]? alone)
    {
        for (var i = 0; i < medians.Length; i++)
        {
            var question = $"count of {_accounts[i].AudienceSize(AudienceType.ImpressionPlusEngagement):N0} members in {Shards} shards, p50";
            _figures.Add(question, system, medians[i], "ms");
            if (alone is not null)
            {
                _figures.Add(question + ", more than the local engine", system, medians[i] - alone[i], "ms", "< 1", medians[i] - alone[i] < 1);
            }
        }

        return medians;
    }

    private ClusterNodeOptions Options(string store) => new()
    {
        DataDirectory = _data,
        Store = store,
        NodeName = "bench",
        SiloPort = 21_400,
        LocalDirectory = CacheDirectory.PathOf("cluster-local-bench"),
    };
}
