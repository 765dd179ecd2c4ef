namespace Overindex.Identity;

/// <summary>Somebody who signs in and consents.</summary>
/// <param name="Name">The name, unique without regard to case.</param>
/// <param name="Disabled">Whether they may not sign in, and their tokens are refused.</param>
/// <param name="CreatedAt">When they were added.</param>
/// <param name="Accounts">The ad accounts that they may see.</param>
public sealed record User(string Name, bool Disabled, DateTimeOffset CreatedAt, AccountSet Accounts);

/// <summary>A program that gets tokens: for itself, or from users who consent.</summary>
/// <param name="ClientId">What names it, in requests too; no secret.</param>
/// <param name="Name">What users see on the consent page.</param>
/// <param name="IsPublic">Whether it has no secret, because it cannot keep one; it must use PKCE then.</param>
/// <param name="RedirectUris">Where users may be sent back to, to the letter.</param>
/// <param name="Disabled">Whether it gets no tokens, and those it has are refused.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="Accounts">The ad accounts that it may see when it acts for itself.</param>
public sealed record App(
    string ClientId,
    string Name,
    bool IsPublic,
    IReadOnlyList<string> RedirectUris,
    bool Disabled,
    DateTimeOffset CreatedAt,
    AccountSet Accounts);

/// <summary>A new app.</summary>
/// <param name="Name">What users see; 1 to 100 characters.</param>
/// <param name="RedirectUris">Where users may be sent back to: https, or http on the loopback, without a fragment.</param>
/// <param name="IsPublic">Whether it has no secret; then it needs a redirect URI.</param>
public sealed record AppRequest(string Name, IReadOnlyList<string> RedirectUris, bool IsPublic = false);
