using Overindex.Engine;

namespace Overindex.Server.Serving;

/// <summary>The snapshots of the data directory, counted in this process.</summary>
internal sealed class LocalSnapshots(string dataDirectory, Func<Snapshot, IAudienceCounter> counter) : ISnapshotSource
{
    private readonly SnapshotStore _store = new(dataDirectory);

    public SnapshotId? FindNewest() => _store.FindNewest();

    public SnapshotToServe Open(SnapshotId id, CancellationToken cancellationToken = default) => Open(id, SnapshotVerification.Full, cancellationToken);

    internal IReadOnlyList<SnapshotId> List() => _store.List();

    internal SnapshotToServe Open(SnapshotId id, SnapshotVerification verification, CancellationToken cancellationToken)
    {
        var snapshot = _store.Open(id, verification, cancellationToken);
        try
        {
            return new SnapshotToServe(snapshot.Id, snapshot.Catalog, snapshot.People, counter(snapshot), snapshot);
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }
}
