using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Server;

namespace Overindex.Cli.Verbs.TokenList;

internal sealed class TokenListPrinter(CliHost host)
{
    private const int AccountsShown = 3;

    internal void Print(IReadOnlyList<ListedToken> tokens, string dataDirectory, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(tokens, CliJson.Readable.IReadOnlyListListedToken));
            return;
        }

        if (tokens.Count == 0)
        {
            host.Out.WriteLine($"There are no tokens in '{dataDirectory}'. Create one with 'overindex token create'.");
            return;
        }

        var table = Tables.Create("id", "name", "ad accounts", "state", "expires (UTC)");
        foreach (var token in tokens)
        {
            table.AddCells(token.Id, token.Name, Accounts(token), token.State, Figures.Minute(token.ExpiresAt));
        }

        host.Screen.WriteBlock(table);
    }

    private static string Accounts(ListedToken token) => token switch
    {
        _ when token.Scopes.Contains(AccessTokenRequest.OperatorScope) => "none: operator",
        { AllAccounts: true } => "all",
        { Accounts.Count: <= AccountsShown } => string.Join(", ", token.Accounts),
        _ => $"{string.Join(", ", token.Accounts.Take(AccountsShown))} and {token.Accounts.Count - AccountsShown} more",
    };
}
