using Overindex.Cli.Hosting;
using Overindex.Cli.Progress;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Generate;

internal sealed class GenerateHandler(CliHost host)
{
    internal async Task<int> RunAsync(SyntheticOptions options, CancellationToken cancellationToken)
    {
        var report = await ProgressDisplay.RunAsync(
            host, progress => SyntheticPlatform.GenerateAsync(options, progress, cancellationToken));
        new GeneratePrinter(host).Print(options, report);
        return ExitCodes.Ok;
    }
}
