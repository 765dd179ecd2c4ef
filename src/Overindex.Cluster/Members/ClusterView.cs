using System.Collections.Immutable;
using Overindex.Cluster.Placement;

namespace Overindex.Cluster.Members;

/// <summary>The live nodes and what they say, at one moment. Never changed; another one takes its place.</summary>
internal sealed class ClusterView(ImmutableArray<Member> members, int replicas)
{
    private readonly string[] _endpoints = [.. members.Select(member => member.Endpoint)];

    internal static ClusterView Empty { get; } = new([], 1);

    internal ImmutableArray<Member> Members => members;

    /// <summary>How many nodes each shard should be on.</summary>
    internal int Replicas => replicas;

    internal Member? Self => members.FirstOrDefault(member => member.IsSelf);

    /// <summary>For each shard of a snapshot the members that should hold it.</summary>
    internal Member[][] Owners(string snapshot, int shards) =>
        [.. ShardPlacement.Place(snapshot, shards, _endpoints, replicas).Select(holders => holders.Select(node => members[node]).ToArray())];

    /// <summary>Every snapshot that some node answers from or is about to.</summary>
    internal string[] Wanted() => [.. members.SelectMany(member => member.Report?.Wanted ?? []).Distinct().Order(StringComparer.Ordinal)];
}
