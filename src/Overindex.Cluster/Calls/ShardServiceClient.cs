using System.Collections.Concurrent;
using Orleans.Runtime.Services;

namespace Overindex.Cluster.Calls;

/// <summary>Reaches the other nodes' <see cref="IShardService"/>.</summary>
internal sealed class ShardServiceClient(IServiceProvider services) : GrainServiceClient<IShardService>(services)
{
    private readonly ConcurrentDictionary<SiloAddress, IShardService> _known = new();

    internal IShardService On(SiloAddress silo) => _known.GetOrAdd(silo, GetGrainService);

    /// <summary>A restarted node has another address: those that left are not kept for ever.</summary>
    internal void KeepOnly(IReadOnlyCollection<SiloAddress> live)
    {
        foreach (var gone in _known.Keys.Except(live).ToArray())
        {
            _known.TryRemove(gone, out _);
        }
    }
}
