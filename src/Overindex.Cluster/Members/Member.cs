using Overindex.Cluster.Calls;

namespace Overindex.Cluster.Members;

/// <summary>A live node as this one sees it.</summary>
/// <param name="Silo">Its address, another one after a restart.</param>
/// <param name="Endpoint">Its address without what a restart changes: what shards are placed by.</param>
/// <param name="IsSelf">Whether it is this node.</param>
/// <param name="Report">What it said last.</param>
/// <param name="IsFresh">Whether it said so just now; else it may be hung.</param>
internal sealed record Member(SiloAddress Silo, string Endpoint, bool IsSelf, NodeReport? Report, bool IsFresh)
{
    internal bool Holds(string snapshot, int shard) => Report?.Find(snapshot)?.Holds(shard) == true;

    internal bool Fails(string snapshot, int shard) => Report?.Find(snapshot)?.Fails(shard) == true;
}
