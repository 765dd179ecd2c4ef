using System.Collections.Immutable;
using Overindex.Cluster.Asking;
using Overindex.Cluster.Calls;
using Overindex.Cluster.Holding;

namespace Overindex.Cluster.Members;

/// <summary>What this node says about itself.</summary>
internal sealed class SelfReport(ClusterNodeOptions options, LocalShards shards, CountingGate gate, CallFigures figures)
{
    private static readonly string Version = typeof(SelfReport).Assembly.GetName().Version?.ToString(3) ?? "";

    private readonly Lock _changing = new();
    private bool _isLeaving;
    private ImmutableDictionary<string, int> _wanted = ImmutableDictionary<string, int>.Empty;
    private ImmutableDictionary<string, LoadState> _loads = ImmutableDictionary<string, LoadState>.Empty;

    internal string[] Wanted => [.. Volatile.Read(ref _wanted).Keys];

    /// <summary>Whoever opens a snapshot wants it until it is closed.</summary>
    internal void Want(string snapshot)
    {
        lock (_changing)
        {
            _wanted = _wanted.SetItem(snapshot, _wanted.GetValueOrDefault(snapshot) + 1);
        }
    }

    internal void Unwant(string snapshot)
    {
        lock (_changing)
        {
            var left = _wanted.GetValueOrDefault(snapshot) - 1;
            _wanted = left > 0 ? _wanted.SetItem(snapshot, left) : _wanted.Remove(snapshot);
        }
    }

    internal string Serving { get; set; } = "";

    /// <summary>From now on it says that it holds nothing, so that the others ask each other; it answers all the same.</summary>
    internal void Leave() => Volatile.Write(ref _isLeaving, true);

    internal IEnumerable<string> Told => Volatile.Read(ref _loads).Keys;

    internal void Tell(string snapshot, LoadState? state)
    {
        lock (_changing)
        {
            _loads = state is null ? _loads.Remove(snapshot) : _loads.SetItem(snapshot, state);
        }
    }

    internal NodeReport Make()
    {
        var (calls, hedges, retries) = figures.Read();
        return new NodeReport
        {
            Name = options.NodeName,
            Wanted = Wanted,
            Held = Volatile.Read(ref _isLeaving) ? [] : Held(),
            Serving = Serving,
            QueueDepth = gate.Depth,
            Calls = calls,
            Hedges = hedges,
            Retries = retries,
            Version = Version,
        };
    }

    private HeldSnapshot[] Held()
    {
        var held = shards.All.ToLookup(shard => shard.Key.Snapshot);
        var loads = Volatile.Read(ref _loads);
        return
        [
            .. held.Select(group => group.Key).Union(loads.Keys).Order(StringComparer.Ordinal).Select(snapshot =>
            {
                var state = loads.GetValueOrDefault(snapshot) ?? LoadState.None;
                return new HeldSnapshot
                {
                    Snapshot = snapshot,
                    Shards = [.. held[snapshot].Select(shard => shard.Key.Shard).Order()],
                    Failed = [.. state.Failed.Order()],
                    Failure = state.Failure,
                    BytesMapped = held[snapshot].Sum(held => held.Value.Shard.Bytes),
                    ShardCount = state.ShardCount,
                };
            }),
        ];
    }
}

/// <summary>How far this node is with the shards of a snapshot.</summary>
internal sealed record LoadState(int ShardCount, ImmutableHashSet<int> Failed, string Failure)
{
    internal static LoadState None { get; } = new(0, [], "");
}
