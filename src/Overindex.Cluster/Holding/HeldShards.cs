using System.Collections.Concurrent;
using System.Collections.Immutable;
using Overindex.Cluster.Calls;
using Overindex.Engine;

namespace Overindex.Cluster.Holding;

/// <summary>
/// The shards that a node holds at one moment, and a counter for each set of them that was asked for. Never changed; another one takes its place, so that no
/// counter outlives a shard that it counts.
/// </summary>
internal sealed class HeldShards(ImmutableDictionary<(string Snapshot, int Shard), HeldShard> shards, CountingOptions counting)
{
    // Routes change little while nothing happens; what faults made of them need not stay.
    private const int MostCounters = 64;

    private readonly ConcurrentDictionary<string, LocalAudienceCounter> _counters = new(StringComparer.Ordinal);

    internal ImmutableDictionary<(string Snapshot, int Shard), HeldShard> All => shards;

    internal HeldShards With((string Snapshot, int Shard) key, HeldShard held) => new(shards.SetItem(key, held), counting);

    internal HeldShards Without((string Snapshot, int Shard) key) => new(shards.Remove(key), counting);

    /// <summary>Takes what a question is about; release each when the count is over.</summary>
    /// <returns>Those shards, or nothing when one of them is not here.</returns>
    internal List<HeldShard>? Take(ShardQuestion question)
    {
        var taken = new List<HeldShard>(question.Shards.Length);
        foreach (var number in question.Shards)
        {
            if (!shards.TryGetValue((question.Snapshot, number), out var shard) || !shard.TryTake())
            {
                taken.ForEach(earlier => earlier.Release());
                return null;
            }

            taken.Add(shard);
        }

        return taken;
    }

    /// <param name="question">Which shards.</param>
    /// <param name="taken">Those, as <see cref="Take"/> gave them.</param>
    internal LocalAudienceCounter CounterOf(ShardQuestion question, List<HeldShard> taken)
    {
        var key = $"{question.Snapshot} {string.Join(',', question.Shards)}";
        if (_counters.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_counters.Count >= MostCounters)
        {
            _counters.Clear();
        }

        return _counters.GetOrAdd(key, _ => new LocalAudienceCounter(taken[0].Head, [.. taken.Select(held => held.Shard)], counting));
    }
}
