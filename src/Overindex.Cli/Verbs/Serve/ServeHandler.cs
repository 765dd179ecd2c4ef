using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Cli.Verbs.Serve;

internal sealed class ServeHandler(CliHost host)
{
    internal async Task<int> RunAsync(OverindexServerOptions options, ChosenNode? node, CancellationToken cancellationToken)
    {
        var chosen = DataDirectory.Choose(new SnapshotStore(options.DataDirectory), options.DataDirectory, options.Snapshot);
        OverindexServer.Check(options);
        ListeningAddress.RequireFree(options.Url);
        Action<string> started = address => new ServePrinter(host).Print(address, options.DataDirectory, chosen, options.Snapshot is not null);
        return node is null
            ? await RunningServer.RunAsync(host, options, started, cancellationToken)
            : await ClusterServing.RunAsync(host, options, node, started, cancellationToken);
    }
}
