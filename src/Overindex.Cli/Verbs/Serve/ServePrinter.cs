using Overindex.Cli.Hosting;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.Serve;

internal sealed class ServePrinter(CliHost host)
{
    internal void Print(string address, string dataDirectory, SnapshotId snapshot, bool pinned)
    {
        host.Out.WriteLine($"Listening on {address}");
        var newer = pinned ? "; newer ones are not picked up" : ", and each newer one as soon as it is published";
        host.Error.WriteLine($"Serving snapshot {snapshot} of '{dataDirectory}'{newer}. Ctrl+C stops.");
    }
}
