using Overindex.Cli.Hosting;
using Overindex.Cli.Verbs.SnapshotInspect;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.SnapshotList;

internal sealed class SnapshotListHandler(CliHost host)
{
    internal int Run(string dataDirectory, string output)
    {
        var store = new SnapshotStore(dataDirectory);
        var newest = store.FindNewest();
        new SnapshotListPrinter(host).Print([.. store.List().Select(id => Describe(store, id, id == newest))], dataDirectory, output);
        return ExitCodes.Ok;
    }

    private static ListedSnapshot Describe(SnapshotStore store, SnapshotId id, bool served)
    {
        var bytes = SnapshotFiles.Of(store.PathOf(id)).Sum(file => file.Bytes);
        try
        {
            using var snapshot = store.Open(id, SnapshotVerification.Lengths);
            var days = snapshot.Catalog.WindowDays;
            return new(id.ToString(), id.Date, id.Revision, snapshot.People, snapshot.ShardCount, days, bytes, served, null);
        }
        catch (SnapshotException exception)
        {
            return new(id.ToString(), id.Date, id.Revision, null, null, null, bytes, served, exception.Message);
        }
    }
}
