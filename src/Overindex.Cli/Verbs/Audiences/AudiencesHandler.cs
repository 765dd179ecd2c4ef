using Overindex.Cli.Hosting;
using Overindex.Cli.Sources;

namespace Overindex.Cli.Verbs.Audiences;

internal sealed class AudiencesHandler(CliHost host)
{
    internal async Task<int> RunAsync(string account, SourceChoice choice, string output, CancellationToken cancellationToken)
    {
        using var source = new SourceFinder(host).Open(choice, cancellationToken);
        new AudiencesPrinter(host).Print(await source.GetDefinitionsAsync(account, cancellationToken), output);
        return ExitCodes.Ok;
    }
}
