using Overindex.Cli.Hosting;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.Serve;

internal sealed class ServePrinter(CliHost host)
{
    internal void Print(string address, string dataDirectory, SnapshotId snapshot, bool pinned)
    {
        host.Out.WriteLine($"Listening on {address}");
        host.Out.Flush();
        var newer = pinned ? "newer ones are not picked up" : "newer ones are picked up as they are published";
        host.Error.WriteLine($"Snapshot {snapshot} of '{dataDirectory}'; {newer}. Ctrl+C stops.");
    }
}
