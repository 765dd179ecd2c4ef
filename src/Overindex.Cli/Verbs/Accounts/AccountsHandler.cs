using Overindex.Cli.Hosting;
using Overindex.Cli.Sources;

namespace Overindex.Cli.Verbs.Accounts;

internal sealed class AccountsHandler(CliHost host)
{
    internal async Task<int> RunAsync(SourceChoice choice, string output, CancellationToken cancellationToken)
    {
        using var source = new SourceFinder(host).Open(choice, cancellationToken);
        await new AccountsPrinter(host).PrintAsync(source.ListAdAccountsAsync(cancellationToken), output, cancellationToken);
        return ExitCodes.Ok;
    }
}
