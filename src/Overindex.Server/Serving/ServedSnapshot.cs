using Overindex.Engine;

namespace Overindex.Server.Serving;

/// <summary>An open snapshot with what answers from it; closed when its owner and every lease have let go.</summary>
internal sealed class ServedSnapshot(SnapshotToServe snapshot, InsightsCalculator calculator)
{
    private readonly Lazy<AccountNames> _names = new(() => new AccountNames(snapshot.Catalog.Accounts));
    private int _holders = 1;

    internal SnapshotId Id { get; } = snapshot.Id;

    internal SnapshotCatalog Catalog { get; } = snapshot.Catalog;

    /// <summary>Made when somebody first searches; the caller holds a lease.</summary>
    internal AccountNames AccountNames => _names.Value;

    internal long People { get; } = snapshot.People;

    internal InsightsCalculator Calculator => calculator;

    internal bool IsClosed => Volatile.Read(ref _holders) == 0;

    /// <summary>A further lease; the caller holds one already.</summary>
    internal SnapshotLease Lease() => TryLease(out var lease) ? lease : throw new ObjectDisposedException(Id.ToString());

    internal bool TryLease(out SnapshotLease lease)
    {
        lease = new SnapshotLease(this);
        for (var holders = Volatile.Read(ref _holders); holders > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
            {
                return true;
            }

            holders = seen;
        }

        return false;
    }

    internal void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            snapshot.Dispose();
        }
    }
}

/// <summary>Keeps a served snapshot open; dispose it exactly once.</summary>
internal readonly record struct SnapshotLease(ServedSnapshot Served) : IDisposable
{
    public void Dispose() => Served.Release();
}
