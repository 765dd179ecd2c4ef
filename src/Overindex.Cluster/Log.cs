using Microsoft.Extensions.Logging;

namespace Overindex.Cluster;

/// <summary>Every message of a node's log. No person and no ad account ever appears in one.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Node {Node} has joined at {Endpoint}: {Members} in the cluster")]
    internal static partial void Joined(ILogger logger, string node, string endpoint, int members);

    [LoggerMessage(2, LogLevel.Information, "Holding shard {Shard} of {Snapshot}, {Bytes} bytes, from now on")]
    internal static partial void ShardTaken(ILogger logger, int shard, string snapshot, long bytes);

    [LoggerMessage(3, LogLevel.Information, "Shard {Shard} of {Snapshot} is on other nodes now; let go of here")]
    internal static partial void ShardMoved(ILogger logger, int shard, string snapshot);

    [LoggerMessage(4, LogLevel.Error, "Shard {Shard} of {Snapshot} cannot be held; other nodes answer for it. Trying again")]
    internal static partial void ShardFailed(ILogger logger, Exception exception, int shard, string snapshot);

    [LoggerMessage(5, LogLevel.Error, "The snapshot {Snapshot}, which other nodes answer from, cannot be opened here. Trying again")]
    internal static partial void SnapshotFailed(ILogger logger, Exception exception, string snapshot);

    [LoggerMessage(6, LogLevel.Information, "Nobody answers from {Snapshot} any more; its shards are let go of and their copies deleted")]
    internal static partial void SnapshotDropped(ILogger logger, string snapshot);

    [LoggerMessage(7, LogLevel.Debug, "Node {Endpoint} did not say what it holds")]
    internal static partial void NodeSilent(ILogger logger, Exception exception, string endpoint);

    [LoggerMessage(8, LogLevel.Error, "Looking after shards failed; looking on")]
    internal static partial void KeepingFailed(ILogger logger, Exception exception);

    [LoggerMessage(9, LogLevel.Debug, "Node {Endpoint} gave no answer: {Why}; its part is asked of other nodes")]
    internal static partial void NodeFailed(ILogger logger, string endpoint, string why);

    [LoggerMessage(10, LogLevel.Warning, "The store had lost the cluster, as when it was emptied; its {Nodes} nodes are written down there again")]
    internal static partial void StoreRestored(ILogger logger, int nodes);

    [LoggerMessage(11, LogLevel.Debug, "The store does not answer; the cluster lives on without it")]
    internal static partial void StoreSilent(ILogger logger, Exception exception);
}
