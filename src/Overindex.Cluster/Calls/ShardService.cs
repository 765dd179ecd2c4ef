using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Overindex.Cluster.Holding;
using Overindex.Cluster.Members;

namespace Overindex.Cluster.Calls;

/// <summary>The node's end of <see cref="IShardService"/>. Counting never runs on the grain scheduler.</summary>
[Reentrant]
internal sealed class ShardService(GrainId id, Silo silo, ILoggerFactory loggers, LocalShards shards, SelfReport self)
    : GrainService(id, silo, loggers), IShardService
{
    public Task<ShardAnswer> CountAsync(ShardQuestion question) => Task.Run(() => shards.AnswerAsync(question));

    public Task<NodeReport> ReportAsync() => Task.FromResult(self.Make());
}
