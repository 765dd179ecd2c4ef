using System.Collections.Concurrent;

namespace Overindex.Cluster.Asking;

/// <summary>Nodes that just failed or kept somebody waiting: asked last for a while, which doubles each time, until they answer again.</summary>
internal sealed class Suspicions(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<SiloAddress, (TimeSpan Length, long Since)> _suspected = new();

    internal bool Has(SiloAddress silo) => _suspected.TryGetValue(silo, out var suspected) && IsUnderWay(suspected);

    internal void Add(SiloAddress silo) => _suspected.AddOrUpdate(
        silo,
        _ => (First, time.GetTimestamp()),
        (_, suspected) => IsUnderWay(suspected) ? suspected : (suspected.Length * 2 < Most ? suspected.Length * 2 : Most, time.GetTimestamp()));

    internal void Clear(SiloAddress silo)
    {
        if (!_suspected.IsEmpty)
        {
            _suspected.TryRemove(silo, out _);
        }
    }

    /// <summary>A restarted node has another address: those that left are not kept for ever.</summary>
    internal void KeepOnly(IReadOnlyCollection<SiloAddress> live)
    {
        foreach (var gone in _suspected.Keys.Except(live).ToArray())
        {
            _suspected.TryRemove(gone, out _);
        }
    }

    private bool IsUnderWay((TimeSpan Length, long Since) suspected) => time.GetElapsedTime(suspected.Since) < suspected.Length;
}
