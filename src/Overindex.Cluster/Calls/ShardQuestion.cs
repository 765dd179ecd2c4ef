using Overindex.Engine;

namespace Overindex.Cluster.Calls;

/// <summary>"Count this audience in these shards of this snapshot."</summary>
[GenerateSerializer, Immutable, Alias("overindex.ShardQuestion")]
internal sealed class ShardQuestion
{
    /// <summary>The snapshot's name: never "the current one", so that an answer cannot mix two.</summary>
    [Id(0)]
    public required string Snapshot { get; init; }

    [Id(1)]
    public required int[] Shards { get; init; }

    [Id(2)]
    public required int Scope { get; init; }

    [Id(3)]
    public required int Type { get; init; }

    /// <summary>The ad account's id; empty for the platform.</summary>
    [Id(4)]
    public required string Account { get; init; }

    /// <summary>After so long nobody waits for the answer any more.</summary>
    [Id(5)]
    public required int MillisecondsLeft { get; init; }

    /// <summary>The trace that it belongs to, as W3C writes it: Orleans passes that on between grains, not to a node's service.</summary>
    [Id(6)]
    public string? Trace { get; init; }

    internal Audience Audience => new((AudienceScope)Scope, (AudienceType)Type, Account.Length == 0 ? default : AdAccountId.Parse(Account));
}
