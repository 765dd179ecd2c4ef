using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Cli.Verbs.SnapshotInspect;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.SnapshotPrune;

internal sealed class SnapshotPruneHandler(CliHost host)
{
    internal int Run(string dataDirectory, int keep, bool dryRun)
    {
        var store = new SnapshotStore(dataDirectory);
        var sizes = store.List().ToDictionary(id => id, id => SnapshotFiles.Of(store.PathOf(id)).Sum(file => file.Bytes));
        var removed = dryRun ? [.. store.List().SkipLast(keep)] : store.Prune(keep);
        foreach (var id in removed)
        {
            host.Out.WriteLine($"{(dryRun ? "would remove" : "removed")} {id} ({Figures.Bytes(sizes.GetValueOrDefault(id))})");
        }

        var kept = sizes.Count - removed.Count;
        host.Error.WriteLine($"{Figures.Count(kept, "snapshot", "snapshots")} {(dryRun ? "would be kept" : "kept")} in '{dataDirectory}'.");
        return ExitCodes.Ok;
    }
}
