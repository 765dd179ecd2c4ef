using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Server;

namespace Overindex.Cli.Verbs.TokenCreate;

internal sealed class TokenCreatePrinter(CliHost host)
{
    internal void Print(AccessToken token, string secret, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(
                JsonSerializer.Serialize(new CreatedToken(token.Id, secret, token.ExpiresAt), CliJson.Readable.CreatedToken));
            return;
        }

        // The secret alone on standard output, so that a script can take it as it is.
        host.Out.WriteLine(secret);
        var accounts = token.Scopes.Contains(AccessTokenRequest.OperatorScope) ? "what a cluster is doing, and no ad account,"
            : token.AllAccounts ? "every ad account" : Figures.Count(token.Accounts.Count, "ad account", "ad accounts");
        host.Error.WriteLine(
            $"Token {token.Id} sees {accounts} until {Figures.Minute(token.ExpiresAt)} UTC. Keep the secret: it cannot be shown again.");
        host.Error.WriteLine($"Use it as 'Authorization: Bearer ...'; end it with 'overindex token revoke {token.Id}'.");
    }
}

internal sealed record CreatedToken(string Id, string Secret, DateTimeOffset ExpiresAt);
