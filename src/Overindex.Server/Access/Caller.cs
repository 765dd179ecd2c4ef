using Overindex.Engine;
using Overindex.Identity;

namespace Overindex.Server.Access;

/// <summary>Who asks: what a request's valid token stands for. Kept with the token, so that a warm request makes none.</summary>
/// <param name="tokenId">What names the token in logs; no secret.</param>
/// <param name="app">The app that acts; none for a personal access token.</param>
/// <param name="user">The user it acts for; none when it acts for itself.</param>
/// <param name="accounts">The ad accounts it may see.</param>
/// <param name="scopes">The token's scopes.</param>
internal sealed class Caller(string tokenId, string? app, string? user, AccountSet accounts, IReadOnlyList<string> scopes)
{
    internal string TokenId => tokenId;

    internal string? App => app;

    internal string? User => user;

    /// <summary>One text for each pair of app and user, and for each personal access token: what limits count by.</summary>
    internal string Key { get; } = app is null ? $"token {tokenId}" : user is null ? $"app {app}" : $"app {app} user {user}";

    internal AccountSet Accounts => accounts;

    internal static Caller Of(AccessToken token) =>
        new(token.Id, null, null, token.AllAccounts ? AccountSet.Everything : new AccountSet([.. token.Accounts]), token.Scopes);

    internal static Caller Of(GrantedAccess access) => new(access.TokenId, access.App, access.User, access.Accounts, access.Scopes);

    internal bool HasScope(string scope) => scopes.Contains(scope, StringComparer.Ordinal);

    internal bool MaySee(AdAccountId account) => accounts.Contains(account);
}
