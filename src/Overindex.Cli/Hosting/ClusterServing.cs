using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Overindex.Cli.Arguments;
using Overindex.Cluster;
using Overindex.Server;

namespace Overindex.Cli.Hosting;

/// <summary>Runs the server as a node of a cluster. Apart from the rest, so that a server alone loads nothing of this.</summary>
internal static class ClusterServing
{
    // Most answers in the making wait for other nodes: a hung one holds up its part of them for half a second.
    private const int AnswersACount = 8;

    internal static async Task<int> RunAsync(
        CliHost host, OverindexServerOptions options, ChosenNode chosen, Action<string> started, CancellationToken cancellationToken)
    {
        await using var node = await JoinAsync(ToOptions(host, options, chosen), cancellationToken);
        return await RunningServer.RunAsync(
            host,
            options with
            {
                Source = node.Snapshots,
                ClusterStatus = () => node.GetStatus().ToJson(),
                AnswersAtOnce = AnswersACount * node.Capacity,
            },
            started,
            cancellationToken);
    }

    private static async Task<ClusterNode> JoinAsync(ClusterNodeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ClusterNode.StartAsync(options, cancellationToken);
        }
        catch (ClusterStartException e)
        {
            throw new CliException(e.Message);
        }
    }

    private static ClusterNodeOptions ToOptions(CliHost host, OverindexServerOptions options, ChosenNode chosen) => new()
    {
        DataDirectory = options.DataDirectory,
        Store = chosen.Store,
        NodeName = chosen.Name,
        Address = chosen.Address,
        SiloPort = chosen.Port,
        GatewayPort = chosen.GatewayPort,
        Replicas = chosen.Replicas,
        MinimumNodes = chosen.MinimumNodes,
        LocalDirectory = chosen.LocalDirectory,
        Tls = chosen.Certificates is { } files ? new(files.Ca, files.Certificate, files.Key, files.Name) : null,
        Deadline = chosen.Deadline,
        CountsWaiting = chosen.Queue,
        Probe = chosen.Probe,
        Counting = options.Counting,
        Logging = AddLines,
        TimeProvider = host.Time,
    };

    // Like the server's own lines, on standard error: standard output is for scripts.
    private static void AddLines(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
