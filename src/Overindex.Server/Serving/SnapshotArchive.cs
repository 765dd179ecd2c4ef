using System.Diagnostics.CodeAnalysis;
using Overindex.Engine;

namespace Overindex.Server.Serving;

/// <summary>
/// The newest snapshot of each generation date up to the one that is served: older ones are opened when somebody looks at them, a few are kept open, and
/// those that nobody looks at any more are closed.
/// </summary>
internal sealed class SnapshotArchive : IDisposable
{
    private const int MostOpen = 4;
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(5);

    private readonly SnapshotOpener _opener;
    private readonly SnapshotHolder _newest;
    private readonly OverindexServerOptions _options;
    private readonly ILogger<SnapshotArchive> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<SnapshotId, Kept> _open = [];
    private readonly ITimer _timer;

    public SnapshotArchive(SnapshotOpener opener, SnapshotHolder newest, OverindexServerOptions options, ILogger<SnapshotArchive> logger)
    {
        (_opener, _newest, _options, _logger) = (opener, newest, options, logger);
        _timer = options.TimeProvider.CreateTimer(_ => CloseIdle(), null, IdleLimit, IdleLimit);
    }

    /// <summary>Ascending; the last is the one that is served. A server that is to serve one snapshot has no other.</summary>
    internal IReadOnlyList<SnapshotId> List()
    {
        var newest = _newest.CurrentId;
        return _options.Snapshot is not null
            ? [newest]
            : [.. _opener.List().Where(id => id.Date < newest.Date).GroupBy(id => id.Date).Select(group => group.Max()), newest];
    }

    /// <summary>The snapshot of a date; dispose the lease after use.</summary>
    internal bool TryLease(DateOnly date, [NotNullWhen(true)] out SnapshotLease? lease)
    {
        var newest = _newest.Lease();
        if (newest.Served.Id.Date == date)
        {
            lease = newest;
            return true;
        }

        newest.Dispose();
        lease = null;
        try
        {
            lease = List().Where(id => id.Date == date).Select(id => (SnapshotId?)id).FirstOrDefault() is { } found ? LeaseOlder(found) : null;
        }
        catch (SnapshotException e)
        {
            Log.OlderSnapshotRefused(_logger, e, date);
        }

        return lease is not null;
    }

    public void Dispose()
    {
        _timer.Dispose();
        Close(_ => true);
    }

    // Opening reads a manifest and a catalog, so that others may as well wait for it.
    private SnapshotLease LeaseOlder(SnapshotId id)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(id, out var kept))
            {
                _open[id] = kept = new Kept(_opener.OpenOlder(id));
            }

            kept.UsedAt = _options.TimeProvider.GetTimestamp();
            var lease = kept.Served.Lease();
            while (_open.Count > MostOpen)
            {
                var (oldest, closed) = _open.MinBy(entry => entry.Value.UsedAt);
                _open.Remove(oldest);
                closed.Served.Release();
            }

            return lease;
        }
    }

    private void CloseIdle() => Close(kept => _options.TimeProvider.GetElapsedTime(kept.UsedAt) >= IdleLimit);

    private void Close(Func<Kept, bool> which)
    {
        lock (_gate)
        {
            foreach (var (id, kept) in _open.Where(entry => which(entry.Value)).ToList())
            {
                _open.Remove(id);
                kept.Served.Release();
            }
        }
    }

    private sealed class Kept(ServedSnapshot served)
    {
        internal ServedSnapshot Served => served;

        internal long UsedAt { get; set; }
    }
}
