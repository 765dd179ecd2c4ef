using Overindex.Cluster.Holding;

namespace Overindex.Cluster.Members;

/// <summary>Turns a view into what operators read.</summary>
internal static class StatusMaker
{
    internal static ClusterStatus Make(ClusterView view, OpenHeads heads)
    {
        var held = view.Members.SelectMany(member => member.Report?.Held ?? []).Select(held => held.Snapshot);
        var snapshots = view.Wanted().Union(held).Order(StringComparer.Ordinal);
        return new ClusterStatus(view.Replicas, [.. view.Members.Select(ToNode)], [.. snapshots.Select(snapshot => ToSnapshot(view, heads, snapshot))]);
    }

    private static NodeStatus ToNode(Member member)
    {
        var report = member.Report;
        var calls = report?.Calls ?? 0;
        return new NodeStatus(
            report?.Name ?? "",
            member.Endpoint,
            member.IsFresh,
            report?.Serving ?? "",
            report?.Held.Sum(held => held.Shards.Length) ?? 0,
            report?.Held.Sum(held => held.BytesMapped) ?? 0,
            report?.QueueDepth ?? 0,
            calls,
            Rate(report?.Hedges ?? 0, calls),
            Rate(report?.Retries ?? 0, calls),
            report?.Version ?? "");
    }

    private static SnapshotStatus ToSnapshot(ClusterView view, OpenHeads heads, string snapshot)
    {
        var people = heads.Find(snapshot)?.ShardPeople;
        var owners = view.Owners(snapshot, people?.Count ?? 0);
        var shards = owners.Select((owning, shard) => new ShardStatus(
            shard,
            people![shard],
            [.. view.Members.Where(member => member.Holds(snapshot, shard)).Select(NameOf)],
            [.. owning.Select(NameOf)])).ToArray();
        var failures = view.Members
            .Select(member => (member, member.Report?.Find(snapshot)?.Failure))
            .Where(found => !string.IsNullOrEmpty(found.Failure))
            .Select(found => $"{NameOf(found.member)}: {found.Failure}");
        return new SnapshotStatus(
            SnapshotKey.NameOf(snapshot),
            shards.Length,
            shards.Length > 0 && shards.All(shard => shard.Owners.All(shard.Holders.Contains)),
            shards,
            [.. failures]);
    }

    private static string NameOf(Member member) => member.Report?.Name ?? member.Endpoint;

    private static double Rate(long some, long all) => all == 0 ? 0 : Math.Round((double)some / all, 4);
}
