using Overindex.Engine;

namespace Overindex.Server.Serving;

/// <summary>Opens and fully checks snapshots for serving.</summary>
internal sealed class SnapshotOpener(OverindexServerOptions options, Func<Snapshot, IAudienceCounter> counter)
{
    private readonly SnapshotStore _store = new(options.DataDirectory);

    // Never null from here on: to a calculator that would mean exact figures.
    private readonly PrivacyRules _privacy = options.Privacy ?? PrivacyRules.Load(options.DataDirectory);

    internal SnapshotId? FindNewest() => _store.FindNewest();

    /// <exception cref="SnapshotException">There is none, or it is damaged.</exception>
    internal ServedSnapshot OpenFirst() => Open(options.Snapshot ?? FindNewest() ?? throw new SnapshotException(
        $"There is no snapshot in {Path.GetFullPath(options.DataDirectory)}. Make one with 'overindex build --out {options.DataDirectory} ...'."));

    internal ServedSnapshot Open(SnapshotId id)
    {
        var snapshot = _store.Open(id, SnapshotVerification.Full);
        try
        {
            return new ServedSnapshot(snapshot, new InsightsCalculator(snapshot.Catalog, counter(snapshot), _privacy));
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }
}
