using Overindex.Cli.Hosting;
using Overindex.Server;

namespace Overindex.Cli.Verbs.TokenList;

internal sealed class TokenListHandler(CliHost host)
{
    internal int Run(string dataDirectory, string output)
    {
        var tokens = new TokenStore(dataDirectory, host.Time).List();
        new TokenListPrinter(
            host).Print([.. tokens.Select(token => ListedToken.From(token, host.Time.GetUtcNow()))], dataDirectory, output);
        return ExitCodes.Ok;
    }
}
