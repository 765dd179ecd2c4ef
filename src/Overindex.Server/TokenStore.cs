using Overindex.Engine;

namespace Overindex.Server;

/// <summary>Personal access tokens of a data directory, kept hashed in one file. Safe for concurrent use, also by several processes.</summary>
public sealed class TokenStore
{
    /// <summary>Names the store; nothing is read or created yet.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="timeProvider">The clock; the system's if <c>null</c>.</param>
    public TokenStore(string dataDirectory, TimeProvider? timeProvider = null) => throw new NotImplementedException();

    /// <summary>Creates a token.</summary>
    /// <param name="request">For whom and how long.</param>
    /// <returns>The token's description and its secret, which is shown this once and never stored.</returns>
    /// <exception cref="TokenStoreException">The store cannot be read or written.</exception>
    public (AccessToken Token, string Secret) Create(AccessTokenRequest request) => throw new NotImplementedException();

    /// <summary>All tokens, oldest first, without secrets.</summary>
    /// <returns>Descriptions.</returns>
    /// <exception cref="TokenStoreException">The store cannot be read.</exception>
    public IReadOnlyList<AccessToken> List() => throw new NotImplementedException();

    /// <summary>Revokes a token for good.</summary>
    /// <param name="id">The token's id as listed.</param>
    /// <returns>Whether there was such a token that was not revoked yet.</returns>
    /// <exception cref="TokenStoreException">The store cannot be read or written.</exception>
    public bool Revoke(string id) => throw new NotImplementedException();

    /// <summary>Finds the valid token that a secret belongs to, comparing in constant time.</summary>
    /// <param name="secret">What the caller presented.</param>
    /// <returns>The token; none if it is unknown, expired or revoked.</returns>
    public AccessToken? Authenticate(string secret) => throw new NotImplementedException();
}

/// <summary>For whom and how long a token is.</summary>
public sealed record AccessTokenRequest
{
    /// <summary>A label for people, at most 100 characters; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The ad accounts it may see; empty together with <see cref="AllAccounts"/>.</summary>
    public IReadOnlyList<AdAccountId> Accounts { get; init; } = [];

    /// <summary>Whether it may see every ad account.</summary>
    public bool AllAccounts { get; init; }

    /// <summary>Scopes; default <c>ads:read</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["ads:read"];

    /// <summary>How long it is valid; more than zero; default 30 days.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(30);
}

/// <summary>A token without its secret.</summary>
/// <param name="Id">What names it in <c>token list</c> and <c>token revoke</c>; no secret.</param>
/// <param name="Name">The label.</param>
/// <param name="Accounts">The ad accounts it may see.</param>
/// <param name="AllAccounts">Whether it may see every ad account.</param>
/// <param name="Scopes">Its scopes.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was revoked, if it was.</param>
public sealed record AccessToken(
    string Id,
    string Name,
    IReadOnlyList<AdAccountId> Accounts,
    bool AllAccounts,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt);

/// <summary>The token store cannot be used; the message names the file and the next step.</summary>
/// <param name="message">The whole story; never a secret.</param>
/// <param name="innerException">What was underneath, if anything.</param>
public sealed class TokenStoreException(string message, Exception? innerException = null) : Exception(message, innerException);
