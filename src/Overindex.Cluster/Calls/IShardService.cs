using Orleans.Concurrency;
using Orleans.Services;

namespace Overindex.Cluster.Calls;

/// <summary>What every node does for the others. Addressed by node, not looked up in a directory: a dead node's share of one cannot fail a call to a live one.</summary>
[Alias("overindex.IShardService")]
internal interface IShardService : IGrainService
{
    [AlwaysInterleave, Alias("Count")]
    Task<ShardAnswer> CountAsync(ShardQuestion question);

    [AlwaysInterleave, Alias("Report")]
    Task<NodeReport> ReportAsync();
}
