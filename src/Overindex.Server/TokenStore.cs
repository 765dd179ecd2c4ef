using System.Security.Cryptography;
using Overindex.Server.Access;
using Overindex.Server.Tokens;

namespace Overindex.Server;

/// <summary>Personal access tokens of a data directory, kept hashed in one file. Safe for concurrent use, also by several processes.</summary>
public sealed class TokenStore
{
    private readonly TokenFile _file;
    private readonly TokenTableCache _cache;
    private readonly TimeProvider _timeProvider;

    /// <summary>Names the store; nothing is read or created yet.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="timeProvider">The clock; the system's if <c>null</c>.</param>
    public TokenStore(string dataDirectory, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        _timeProvider = timeProvider ?? TimeProvider.System;
        _file = new TokenFile(dataDirectory);
        _cache = new TokenTableCache(_file, _timeProvider);
    }

    /// <summary>Creates a token.</summary>
    /// <param name="request">For whom and how long.</param>
    /// <returns>The token's description and its secret, which is shown this once and never stored.</returns>
    /// <exception cref="ArgumentException">The request breaks a rule stated at its properties.</exception>
    /// <exception cref="TokenStoreException">The store cannot be read or written.</exception>
    public (AccessToken Token, string Secret) Create(AccessTokenRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        AccessTokenRules.Check(request);
        var now = _timeProvider.GetUtcNow();
        var secret = TokenSecret.Generate();
        var token = new AccessToken(
            secret.Id,
            request.Name,
            [.. request.Accounts.Distinct().Order()],
            request.AllAccounts,
            [.. request.Scopes.Distinct(StringComparer.Ordinal)],
            now,
            request.Lifetime < DateTimeOffset.MaxValue - now ? now + request.Lifetime : DateTimeOffset.MaxValue,
            RevokedAt: null);
        _file.Update(tokens => [.. tokens, new StoredToken(token, secret.Hash())]);
        _cache.Forget();
        return (token, secret.Text);
    }

    /// <summary>All tokens, oldest first, without secrets.</summary>
    /// <returns>Descriptions.</returns>
    /// <exception cref="TokenStoreException">The store cannot be read.</exception>
    public IReadOnlyList<AccessToken> List() => [.. _file.Read().Select(stored => stored.Token).OrderBy(token => token.CreatedAt)];

    /// <summary>Revokes a token for good.</summary>
    /// <param name="id">The token's id as listed.</param>
    /// <returns>Whether there was such a token that was not revoked yet.</returns>
    /// <exception cref="TokenStoreException">The store cannot be read or written.</exception>
    public bool Revoke(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var revoked = false;
        _file.Update(tokens =>
        {
            var at = tokens.ToList().FindIndex(stored => stored.Token.Id == id && stored.Token.RevokedAt is null);
            revoked = at >= 0;
            return revoked
                ? [.. tokens.Select((stored, i) => i == at ? stored with { Token = stored.Token with { RevokedAt = _timeProvider.GetUtcNow() } } : stored)]
                : tokens;
        });
        _cache.Forget();
        return revoked;
    }

    /// <summary>Finds the valid token that a secret belongs to, comparing in constant time. Sees what other processes changed within a second.</summary>
    /// <param name="secret">What the caller presented.</param>
    /// <returns>The token; none if it is unknown, expired or revoked.</returns>
    /// <exception cref="TokenStoreException">The store cannot be read.</exception>
    public AccessToken? Authenticate(string secret) => Find(secret)?.Token;

    /// <summary>A token that is valid now, by its id: for whoever presented its secret before.</summary>
    internal AccessToken? FindValid(string id) => _cache.Find(id) is { } stored && IsValid(stored) ? stored.Token : null;

    internal Caller? FindCaller(string secret) => Find(secret)?.Caller;

    /// <summary>Fails when the store cannot be used now.</summary>
    internal void CheckReadable() => _cache.Find(string.Empty);

    private StoredToken? Find(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (!TokenSecret.TryParse(secret, out var presented)
            || _cache.Find(presented.Id) is not { } stored
            || !CryptographicOperations.FixedTimeEquals(presented.Hash(), stored.Hash.Span))
        {
            return null;
        }

        return IsValid(stored) ? stored : null;
    }

    private bool IsValid(StoredToken stored) => stored.Token.RevokedAt is null && _timeProvider.GetUtcNow() < stored.Token.ExpiresAt;
}
