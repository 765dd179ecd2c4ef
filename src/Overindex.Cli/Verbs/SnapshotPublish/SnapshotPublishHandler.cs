using Overindex.Cli.Hosting;
using Overindex.Cli.Progress;
using Overindex.Cli.Verbs.Build;
using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.SnapshotPublish;

internal sealed class SnapshotPublishHandler(CliHost host)
{
    internal async Task<int> RunAsync(PublicationRequest request, string output, CancellationToken cancellationToken)
    {
        var report = await ProgressDisplay.RunAsync(host, progress => PlatformPublication.RunAsync(request, progress, cancellationToken));
        using var head = new SnapshotStore(request.DataDirectory).OpenHead(report.Published.Id, cancellationToken);
        new BuildPrinter(host).Print(report, head.Catalog.GenerationDate, head.Catalog.WindowDays, request.DataDirectory, output);
        return ExitCodes.Ok;
    }
}
