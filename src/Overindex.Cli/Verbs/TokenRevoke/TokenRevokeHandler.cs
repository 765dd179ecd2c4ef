using Overindex.Cli.Hosting;
using Overindex.Server;

namespace Overindex.Cli.Verbs.TokenRevoke;

internal sealed class TokenRevokeHandler(CliHost host)
{
    internal int Run(string dataDirectory, string id)
    {
        if (!new TokenStore(dataDirectory, host.Time).Revoke(id))
        {
            throw new CliException(
                $"There is no token '{id}' in '{dataDirectory}' that is not revoked yet. 'overindex token list' shows the ids.");
        }

        host.Error.WriteLine($"Token {id} is revoked.");
        return ExitCodes.Ok;
    }
}
