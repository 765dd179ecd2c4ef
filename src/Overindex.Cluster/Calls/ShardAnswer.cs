namespace Overindex.Cluster.Calls;

/// <summary>How a node answered.</summary>
internal enum ShardOutcome
{
    /// <summary>Counted.</summary>
    Counted = 0,

    /// <summary>It does not hold all of the shards asked for.</summary>
    NotHere = 1,

    /// <summary>Its queue is full, or the question waited in it too long.</summary>
    Busy = 2,
}

/// <summary>The sum over the shards asked for.</summary>
[GenerateSerializer, Immutable, Alias("overindex.ShardAnswer")]
internal sealed class ShardAnswer
{
    [Id(0)]
    public required ShardOutcome Outcome { get; init; }

    /// <summary>What was counted, to be compared with what was asked.</summary>
    [Id(1)]
    public string Snapshot { get; init; } = "";

    /// <summary>All people of the shards asked for, to be compared with the manifest.</summary>
    [Id(2)]
    public long People { get; init; }

    /// <summary>The counters, 64-bit little-endian: bytes travel an order of magnitude faster than an array of numbers.</summary>
    [Id(3)]
    public byte[] Counters { get; init; } = [];

    internal static ShardAnswer Of(ShardOutcome outcome) => new() { Outcome = outcome };
}
