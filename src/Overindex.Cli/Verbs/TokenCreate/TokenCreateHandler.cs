using Overindex.Cli.Hosting;
using Overindex.Server;

namespace Overindex.Cli.Verbs.TokenCreate;

internal sealed class TokenCreateHandler(CliHost host)
{
    internal int Run(string dataDirectory, AccessTokenRequest request, string output)
    {
        if (request.Name.Length > 100)
        {
            throw new CliException($"'--name' has {request.Name.Length} characters; at most 100 are kept. Shorten it.", ExitCodes.Usage);
        }

        var (token, secret) = new TokenStore(dataDirectory, host.Time).Create(request);
        new TokenCreatePrinter(host).Print(token, secret, output);
        return ExitCodes.Ok;
    }
}
