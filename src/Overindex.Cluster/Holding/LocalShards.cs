using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Overindex.Cluster.Calls;
using Overindex.Cluster.Telemetry;
using Overindex.Engine;

namespace Overindex.Cluster.Holding;

/// <summary>The shards that this node holds, and what counts in them.</summary>
internal sealed class LocalShards(CountingGate gate, ClusterNodeOptions options)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();
    private HeldShards _held = new(ImmutableDictionary<(string, int), HeldShard>.Empty, options.Counting);

    internal ImmutableDictionary<(string Snapshot, int Shard), HeldShard> All => Volatile.Read(ref _held).All;

    internal void Add(SnapshotHead head, string snapshot, SnapshotShard shard)
    {
        _open.AddOrUpdate(snapshot, 1, (_, open) => open + 1);
        var held = new HeldShard(head, shard, () =>
        {
            _open.AddOrUpdate(snapshot, 0, (_, open) => open - 1);
            _open.TryRemove(new(snapshot, 0));
        });
        lock (_changing)
        {
            _held = _held.With((snapshot, shard.Number), held);
        }
    }

    /// <summary>Whether some shard of a snapshot is open, perhaps only for a count under way.</summary>
    internal bool IsOpen(string snapshot) => _open.ContainsKey(snapshot);

    /// <summary>New counts do not find it any more; those under way end on it.</summary>
    internal void Remove(string snapshot, int shard)
    {
        HeldShard? removed;
        lock (_changing)
        {
            removed = _held.All.GetValueOrDefault((snapshot, shard));
            _held = _held.Without((snapshot, shard));
        }

        removed?.Release();
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
        var held = Volatile.Read(ref _held);
        if (held.Take(question) is not { } taken)
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
                return await CountAsync(question, taken, held.CounterOf(question, taken));
            }
            finally
            {
                gate.Leave();
            }
        }
        finally
        {
            taken.ForEach(shard => shard.Release());
        }
    }

    private static async Task<ShardAnswer> CountAsync(ShardQuestion question, List<HeldShard> taken, LocalAudienceCounter counter)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(question.MillisecondsLeft));
        var counts = await counter.CountAsync(question.Audience, giveUp.Token);
        return new ShardAnswer
        {
            Outcome = ShardOutcome.Counted,
            Snapshot = question.Snapshot,
            People = taken.Sum(held => held.Shard.People),
            Counters = MemoryMarshal.AsBytes(counts.Counters).ToArray(),
        };
    }
}
