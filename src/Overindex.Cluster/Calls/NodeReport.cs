namespace Overindex.Cluster.Calls;

/// <summary>What a node says about itself to every other, several times a second.</summary>
[GenerateSerializer, Immutable, Alias("overindex.NodeReport")]
internal sealed class NodeReport
{
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Snapshots that this node answers from or is about to: every node holds its shards of them.</summary>
    [Id(1)]
    public required string[] Wanted { get; init; }

    [Id(2)]
    public required HeldSnapshot[] Held { get; init; }

    /// <summary>The newest snapshot that this node's own callers are answered from; empty before the first.</summary>
    [Id(3)]
    public required string Serving { get; init; }

    /// <summary>Counts under way and waiting.</summary>
    [Id(4)]
    public required int QueueDepth { get; init; }

    /// <summary>Calls of this node to shards, since it started.</summary>
    [Id(5)]
    public required long Calls { get; init; }

    /// <summary>Of those, second ones to another replica because the first took long.</summary>
    [Id(6)]
    public required long Hedges { get; init; }

    /// <summary>Of those, repeated ones after a failure.</summary>
    [Id(7)]
    public required long Retries { get; init; }

    [Id(8)]
    public required string Version { get; init; }

    internal HeldSnapshot? Find(string snapshot) => Array.Find(Held, held => held.Snapshot == snapshot);
}

/// <summary>The shards of one snapshot on a node.</summary>
[GenerateSerializer, Immutable, Alias("overindex.HeldSnapshot")]
internal sealed class HeldSnapshot
{
    [Id(0)]
    public required string Snapshot { get; init; }

    /// <summary>Mapped, verified and ready to be counted, ascending.</summary>
    [Id(1)]
    public required int[] Shards { get; init; }

    /// <summary>Those that this node should hold and cannot, ascending.</summary>
    [Id(2)]
    public required int[] Failed { get; init; }

    /// <summary>Why the last of them failed; empty if none did.</summary>
    [Id(3)]
    public required string Failure { get; init; }

    [Id(4)]
    public required long BytesMapped { get; init; }

    /// <summary>Of the whole snapshot; 0 while its manifest could not be read.</summary>
    [Id(5)]
    public required int ShardCount { get; init; }

    internal bool Holds(int shard) => Array.BinarySearch(Shards, shard) >= 0;

    internal bool Fails(int shard) => ShardCount == 0 ? Failure.Length > 0 : Array.BinarySearch(Failed, shard) >= 0;
}
