using System.Text;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Cluster;

namespace Overindex.Cli.Verbs.ClusterStatus;

internal sealed class ClusterStatusPrinter(CliHost host)
{
    internal void Print(byte[] json, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(Encoding.UTF8.GetString(json));
            return;
        }

        var status = Overindex.Cluster.ClusterStatus.FromJson(json);
        var nodes = Tables.Create(
            "node", "endpoint", "state", "answers from", ">shards", ">MB mapped", ">queue", ">calls", ">hedged", ">repeated", "version");
        foreach (var node in status.Nodes)
        {
            nodes.AddCells(
                node.Name,
                node.Endpoint,
                node.Responding ? "responding" : "silent",
                node.Serving,
                $"{node.Shards}",
                $"{node.BytesMapped / 1048576.0:0.0}",
                $"{node.QueueDepth}",
                Figures.Count(node.Calls),
                $"{node.HedgeRate:0.00%}",
                $"{node.RetryRate:0.00%}",
                node.Version);
        }

        host.Screen.WriteBlock(nodes);
        foreach (var snapshot in status.Snapshots)
        {
            Print(snapshot);
        }
    }

    private void Print(SnapshotStatus snapshot)
    {
        var shards = Tables.Create("snapshot", ">shard", ">people", "held by", "should be held by");
        foreach (var shard in snapshot.Shards)
        {
            shards.AddCells(
                snapshot.Id,
                $"{shard.Shard}",
                Figures.Count(shard.People),
                shard.Holders.Count == 0 ? "nobody" : string.Join(", ", shard.Holders),
                string.Join(", ", shard.Owners));
        }

        host.Screen.WriteBlock(shards);
        host.Out.WriteLine(snapshot.Ready ? $"{snapshot.Id}: every shard is where it should be." : $"{snapshot.Id}: shards are moving, or cannot be held.");
        foreach (var failure in snapshot.Failures)
        {
            host.Out.WriteLine($"  {failure}");
        }
    }
}
