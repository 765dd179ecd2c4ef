using Overindex.Engine;

namespace Overindex.Server.Serving;

/// <summary>Opens snapshots for serving, with the privacy rules that all answers are made under.</summary>
/// <param name="options">What to serve.</param>
/// <param name="source">Where the newest comes from: this process or a cluster.</param>
/// <param name="local">Where older ones come from, for whoever looks back: always this process.</param>
internal sealed class SnapshotOpener(OverindexServerOptions options, ISnapshotSource source, LocalSnapshots local)
{
    // Never null from here on: to a calculator that would mean exact figures.
    internal PrivacyRules Privacy { get; } = options.Privacy ?? PrivacyRules.Load(options.DataDirectory);

    internal SnapshotId? FindNewest() => source.FindNewest();

    internal IReadOnlyList<SnapshotId> List() => local.List();

    /// <exception cref="SnapshotException">There is none, or it is damaged.</exception>
    internal ServedSnapshot OpenFirst() => Open(options.Snapshot ?? FindNewest() ?? throw new SnapshotException(
        $"There is no snapshot in {Path.GetFullPath(options.DataDirectory)}. Make one with 'overindex build --out {options.DataDirectory} ...'."));

    internal ServedSnapshot Open(SnapshotId id, CancellationToken cancellationToken = default) => Serve(source.Open(id, cancellationToken));

    /// <summary>Opens one that was served before: only its lengths are checked.</summary>
    internal ServedSnapshot OpenOlder(SnapshotId id) => Serve(local.Open(id, SnapshotVerification.Lengths, CancellationToken.None));

    private ServedSnapshot Serve(SnapshotToServe snapshot)
    {
        try
        {
            return new ServedSnapshot(snapshot, new InsightsCalculator(snapshot.Catalog, snapshot.Counter, Privacy));
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }
}
