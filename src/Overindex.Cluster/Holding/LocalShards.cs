using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Overindex.Cluster.Calls;
using Overindex.Cluster.Telemetry;
using Overindex.Engine;

namespace Overindex.Cluster.Holding;

/// <summary>The shards that this node holds, and what counts in them.</summary>
internal sealed class LocalShards(CountingGate gate)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);
    private ImmutableDictionary<(string Snapshot, int Shard), HeldShard> _held = ImmutableDictionary<(string, int), HeldShard>.Empty;

    internal ImmutableDictionary<(string Snapshot, int Shard), HeldShard> All => Volatile.Read(ref _held);

    internal void Add(SnapshotHead head, string snapshot, SnapshotShard shard, CountingOptions counting)
    {
        _open.AddOrUpdate(snapshot, 1, (_, open) => open + 1);
        var held = new HeldShard(new LocalAudienceCounter(head, [shard], counting), shard.People, shard.Bytes, () =>
        {
            shard.Dispose();
            _open.AddOrUpdate(snapshot, 0, (_, open) => open - 1);
        });
        ImmutableInterlocked.AddOrUpdate(ref _held, (snapshot, shard.Number), held, (_, _) => held);
    }

    /// <summary>Whether some shard of a snapshot is open, perhaps only for a count under way.</summary>
    internal bool IsOpen(string snapshot) => _open.GetValueOrDefault(snapshot) > 0;

    /// <summary>New counts do not find it any more; those under way end on it.</summary>
    internal void Remove(string snapshot, int shard)
    {
        if (ImmutableInterlocked.TryRemove(ref _held, (snapshot, shard), out var held))
        {
            held.Release();
        }
    }

    internal void RemoveAll()
    {
        foreach (var (snapshot, shard) in All.Keys)
        {
            Remove(snapshot, shard);
        }
    }

    internal async Task<ShardAnswer> AnswerAsync(ShardQuestion question)
    {
        using var activity = ClusterTelemetry.StartCount(question);
        var taken = Take(question);
        if (taken is null)
        {
            return ShardAnswer.Of(ShardOutcome.NotHere);
        }

        try
        {
            if (!await gate.TryEnterAsync(TimeSpan.FromMilliseconds(question.MillisecondsLeft)))
            {
                ClusterTelemetry.Refused.Add(1);
                return ShardAnswer.Of(ShardOutcome.Busy);
            }

            try
            {
                return await CountAsync(question, taken);
            }
            finally
            {
                gate.Leave();
            }
        }
        finally
        {
            taken.ForEach(held => held.Release());
        }
    }

    private static async Task<ShardAnswer> CountAsync(ShardQuestion question, List<HeldShard> shards)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(question.MillisecondsLeft));
        AudienceCounts? sum = null;
        long people = 0;
        foreach (var shard in shards)
        {
            var counts = await shard.Counter.CountAsync(question.Audience, giveUp.Token);
            people += shard.People;
            if (sum is null)
            {
                sum = counts;
            }
            else
            {
                sum.Add(counts);
            }
        }

        return new ShardAnswer
        {
            Outcome = ShardOutcome.Counted,
            Snapshot = question.Snapshot,
            People = people,
            Counters = sum is null ? [] : MemoryMarshal.AsBytes(sum.Counters).ToArray(),
        };
    }

    private List<HeldShard>? Take(ShardQuestion question)
    {
        var held = All;
        var taken = new List<HeldShard>(question.Shards.Length);
        foreach (var number in question.Shards)
        {
            if (!held.TryGetValue((question.Snapshot, number), out var shard) || !shard.TryTake())
            {
                taken.ForEach(earlier => earlier.Release());
                return null;
            }

            taken.Add(shard);
        }

        return taken;
    }
}
