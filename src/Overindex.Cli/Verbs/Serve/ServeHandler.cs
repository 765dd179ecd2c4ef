using Overindex.Cli.Hosting;
using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Cli.Verbs.Serve;

internal sealed class ServeHandler(CliHost host)
{
    internal async Task<int> RunAsync(string dataDirectory, string url, SnapshotId? wanted, CancellationToken cancellationToken)
    {
        var chosen = DataDirectory.Choose(new SnapshotStore(dataDirectory), dataDirectory, wanted);
        ListeningAddress.RequireFree(url);
        var options =
            new OverindexServerOptions { DataDirectory = dataDirectory, Url = url, Snapshot = wanted, TimeProvider = host.Time };
        return await RunningServer.RunAsync(
            host, options, address => new ServePrinter(host).Print(address, dataDirectory, chosen, wanted is not null), cancellationToken);
    }
}
