using System.Globalization;
using System.Text;
using Overindex.Cluster.Placement;

namespace Overindex.Bench.Clusters;

/// <summary>
/// What a large cluster would do, computed from what was measured on small ones. The placement is the product's own; the rest is arithmetic over the constants
/// below, each with its source.
/// </summary>
internal static class Simulation
{
    private const long People = 600_000_000;
    private const int Nodes = 8;
    private const int Shards = 64;
    private const int Replicas = 2;
    private const int Cores = 16;

    // docs/performance.md: 10 M members of 100 M people in 79 ms on 2 cores; twice the distance between rows is not in it.
    private const double CoreNanosecondsPerMember = 2 * 79e6 / 10e6;

    // docs/performance.md: 64 bytes a row, 30 memberships of 4 bytes.
    private const double BytesPerPerson = 64 + (30 * 4);

    // The probe of issue 7: scatter and gather over three nodes 0.25 to 0.5 ms on one machine; a hop of a data centre adds about 0.1 ms each way.
    private const double ScatterMilliseconds = 0.5 + 0.2;

    // Insights, mapping and JSON: docs/performance.md.
    private const double AnswerMilliseconds = 0.4 + 0.25 + 0.5;

    // A network of 10 Gbit/s, and checksums at 0.83 GB in 0.2 s on 2 cores.
    private const double CopyBytesPerSecond = 1.1e9;
    private const double VerifyBytesPerSecond = 0.83e9 / 0.2;

    // docs/cluster.md: three probes of 2 s missed, on a real network.
    private const double NoticedSeconds = 3 * 2;

    // docs/performance.md: 100 M interactions and 10 M people in 47 s on 2 cores, half of it reading, which every machine does for all of the input.
    private const double BuildSecondsPerPerson = 47.0 / 10e6;
    private const double ReadingShare = 0.5;
    private const double BuildCoresFactor = 2.0 / Cores;

    internal static string Compute()
    {
        var names = Enumerable.Range(1, Nodes).Select(node => $"10.0.0.{node}:11111").ToArray();
        var all = ShardPlacement.Place("2026-10-31.r1", Shards, names, Replicas);
        var held = Loads(all, Nodes);
        var gone = ShardPlacement.Place("2026-10-31.r1", Shards, names[..^1], Replicas);
        var taken = Enumerable.Range(0, Nodes - 1).Max(node => Enumerable.Range(0, Shards).Count(shard => gone[shard].Contains(node) && !all[shard].Contains(node)));
        var shardBytes = People * BytesPerPerson / Shards;
        var text = new StringBuilder("# cluster-simulation\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Computed, not measured**, by `bench/run.sh cluster --simulate`: {People / 1_000_000} M people in {Shards} shards on {Nodes} nodes of {Cores} cores, {Replicas} replicas, 10 Gbit/s.\n\n");
        text.Append("| what | figure |\n| --- | --: |\n");
        Row(text, "shards on a node, least and most", $"{held.Min()} and {held.Max()}");
        Row(text, "mapped on a node, most", Gigabytes(held.Max() * shardBytes));
        Row(text, "rows of that, which should stay in memory", Gigabytes(held.Max() * (People / Shards) * 64.0));
        foreach (var members in (long[])[100_000, 1_000_000, 10_000_000, 100_000_000])
        {
            Row(text, $"a first answer for {members:N0} members", Milliseconds(Answer(members, Shards / Nodes)));
        }

        Row(text, "the same for 100,000,000 with one node gone", Milliseconds(Answer(100_000_000, (Shards + Nodes - 2) / (Nodes - 1))));
        Row(text, "a dead node is passed over after", "a fraction of a second; declared dead after 6 s");
        var seconds = NoticedSeconds + (taken * shardBytes / CopyBytesPerSecond) + (taken * shardBytes / VerifyBytesPerSecond);
        Row(text, $"two replicas of everything again (at most {taken} shards to one node) after", $"{seconds:0} s");
        var build = People * BuildSecondsPerPerson * BuildCoresFactor;
        Row(text, "a build on one of these machines", $"{build / 60:0} min");
        Row(text, "on all eight, a shard after another on each", $"{build * (ReadingShare + ((1 - ReadingShare) / Nodes)) / 60:0} min at least, if each reads its input once");
        return text.ToString();
    }

    private static double Answer(long members, int shards) =>
        (members * (double)shards / Shards * CoreNanosecondsPerMember / Math.Min(Cores, 8) / 1e6) + ScatterMilliseconds + AnswerMilliseconds;

    private static int[] Loads(int[][] placed, int nodes) => [.. Enumerable.Range(0, nodes).Select(node => placed.Count(holders => holders.Contains(node)))];

    private static void Row(StringBuilder text, string what, string figure) => text.Append(CultureInfo.InvariantCulture, $"| {what} | {figure} |\n");

    private static string Gigabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:0.0} ms");
}
