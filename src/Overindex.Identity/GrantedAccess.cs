namespace Overindex.Identity;

/// <summary>What a valid access token lets its bearer do, now.</summary>
/// <param name="TokenId">What names the token in logs; no secret.</param>
/// <param name="App">The client id of the app that it was issued to; of an outside issuer: the app it names, else the audience.</param>
/// <param name="User">The name of the user who consented; none when the app acts for itself.</param>
/// <param name="Accounts">The ad accounts it may see.</param>
/// <param name="Scopes">Its scopes.</param>
/// <param name="CreatedAt">When it was issued.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record GrantedAccess(
    string TokenId,
    string App,
    string? User,
    AccountSet Accounts,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt);
