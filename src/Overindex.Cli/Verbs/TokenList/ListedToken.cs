using Overindex.Server;

namespace Overindex.Cli.Verbs.TokenList;

/// <summary>A token as listed: without its secret, with its state.</summary>
internal sealed record ListedToken(
    string Id,
    string Name,
    IReadOnlyList<string> Accounts,
    bool AllAccounts,
    IReadOnlyList<string> Scopes,
    string State,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    internal static ListedToken From(AccessToken token, DateTimeOffset now) => new(
        token.Id,
        token.Name,
        [.. token.Accounts.Select(account => account.ToString())],
        token.AllAccounts,
        token.Scopes,
        token.RevokedAt is not null ? "revoked" : token.ExpiresAt <= now ? "expired" : "valid",
        token.CreatedAt,
        token.ExpiresAt,
        token.RevokedAt);
}
