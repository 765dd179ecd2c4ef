using System.Globalization;
using System.Text;
using Overindex.Bench.Machines;
using Overindex.Cluster.Placement;

namespace Overindex.Bench.Clusters;

/// <summary>
/// What a large cluster would do, computed from what was measured on small machines. The placement is the product's own; the rest is arithmetic over the
/// constants below, each with its source.
/// </summary>
internal static class Simulation
{
    private const long People = 600_000_000;
    private const int Nodes = 8;
    private const int Shards = 64;
    private const int Replicas = 2;

    // docs/performance.md: 10 M members of 100 M people in 79 ms on 2 cores of 2.
    private const int MeasuredCores = 2;
    private const double CoreNanosecondsPerMember = MeasuredCores * 79e6 / 10e6;

    // Larger machines were not measured: a second column says what would come of a quarter of 32 cores, for memory rather than cores sets the limit.
    private const int LargerCores = 8;

    // docs/performance.md: 64 bytes a row, 30 memberships of 4 bytes.
    private const double RowBytes = 64;
    private const double BytesPerPerson = RowBytes + (30 * 4);

    // Scatter and gather of 1 M members over three nodes that share two cores, as bench/run.sh cluster overhead measured it, and a round trip within a data
    // centre: 0.5 ms, J. Dean, "Designs, Lessons and Advice from Building Large Distributed Systems", 2009.
    private const double ScatterMilliseconds = 1.42 + 0.5;

    // Insights, mapping and JSON: docs/performance.md.
    private const double AnswerMilliseconds = 0.4 + 0.25 + 0.5;

    // 10 Gbit/s of Ethernet: 1 448 bytes of TCP's in each 1 538 on the wire. Checksums: docs/performance.md, 0.83 GB in 0.2 s on 2 cores.
    private const double CopyBytesPerSecond = 10e9 / 8 * 1448 / 1538;
    private const double VerifyBytesPerSecond = 0.83e9 / 0.2;

    // docs/cluster.md: three probes of 2 s missed, on a real network.
    private const double NoticedSeconds = 3 * 2;

    // docs/performance.md: 10 M people with 100 M interactions in 47 s on 2 cores, 23 s of it reading, which every machine does for all of the input.
    private const double BuildSecondsPerPerson = 47.0 / 10e6;
    private const double ReadingShare = 23.0 / 47;

    internal static string Compute()
    {
        var names = Enumerable.Range(1, Nodes).Select(node => $"10.0.0.{node}:11111").ToArray();
        var all = ShardPlacement.Place("2026-10-31.r1", Shards, names, Replicas);
        var gone = ShardPlacement.Place("2026-10-31.r1", Shards, names[..^1], Replicas);
        var held = Enumerable.Range(0, Nodes).Select(node => all.Count(holders => holders.Contains(node))).ToArray();
        var taken = Enumerable.Range(0, Nodes - 1).Max(
            node => Enumerable.Range(0, Shards).Count(shard => gone[shard].Contains(node) && !all[shard].Contains(node)));
        const double shardBytes = People * BytesPerPerson / Shards;
        var text = new StringBuilder("# cluster-simulation\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Computed, not measured**, by `bench/run.sh cluster simulation` on {Machine.Current.Processor}: ");
        text.Append(CultureInfo.InvariantCulture, $"{People / 1_000_000} M people in {Shards} shards on {Nodes} nodes, {Replicas} replicas, 10 Gbit/s. ");
        text.Append(CultureInfo.InvariantCulture, $"The first column counts with the {MeasuredCores} cores a node that were measured; ");
        text.Append(CultureInfo.InvariantCulture, $"the second with {LargerCores}, were they to share a node's memory as well as {MeasuredCores} do, ");
        text.Append("which was not measured.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| what | {MeasuredCores} cores a node | {LargerCores} |\n| --- | --: | --: |\n");
        Row(text, "shards on a node, least and most", _ => $"{held.Min()} and {held.Max()}");
        Row(text, "mapped on a node, most", _ => Gigabytes(held.Max() * shardBytes));
        Row(text, "rows of that, which should stay in memory", _ => Gigabytes(held.Max() * (People / Shards) * RowBytes));
        foreach (var members in (long[])[100_000, 1_000_000, 10_000_000, 100_000_000])
        {
            Row(text, $"a first answer for {members:N0} members", cores => Milliseconds(Answer(members, Shards / Nodes, cores)));
        }

        Row(text, "the last with one node gone", cores => Milliseconds(Answer(100_000_000, (Shards + Nodes - 2) / (Nodes - 1), cores)));
        Row(text, "a dead node is declared dead after (callers pass it over long before)", _ => Seconds(NoticedSeconds));
        Row(
            text,
            $"two replicas of everything again, at most {taken} shards copied to a node, after",
            cores => Seconds(NoticedSeconds + (taken * shardBytes / CopyBytesPerSecond) + (taken * shardBytes / VerifyBytesPerSecond * MeasuredCores / cores)));
        Row(text, "a build on one of these machines", cores => Minutes(Build(cores)));
        Row(
            text,
            $"on all {Nodes}, each reading all of the input once for its shards",
            cores => Minutes(Build(cores) * (ReadingShare + ((1 - ReadingShare) / Nodes))));
        return text.ToString();
    }

    private static double Answer(long members, int shards, int cores) =>
        (members * (double)shards / Shards * CoreNanosecondsPerMember / cores / 1e6) + ScatterMilliseconds + AnswerMilliseconds;

    private static double Build(int cores) => People * BuildSecondsPerPerson * MeasuredCores / cores;

    private static void Row(StringBuilder text, string what, Func<int, string> figure) =>
        text.Append(CultureInfo.InvariantCulture, $"| {what} | {figure(MeasuredCores)} | {figure(LargerCores)} |\n");

    private static string Gigabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:0.0} ms");

    private static string Seconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:0} s");

    private static string Minutes(double time) => string.Create(CultureInfo.InvariantCulture, $"{time / 60:0} min");
}
