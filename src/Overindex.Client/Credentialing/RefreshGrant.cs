namespace Overindex.Client.Credentialing;

/// <summary>A refresh token with rotation.</summary>
internal sealed class RefreshGrant : RenewedCredentials
{
    private readonly ClientIdentity _identity;
    private readonly ITokenStore _store;
    private StoredTokens? _known;
    private StoredTokens? _unsaved;

    internal RefreshGrant(ClientIdentity identity, ITokenStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _identity = identity;
        _store = store;
    }

    public override string ToString() => $"a refresh token of client {_identity.Id}";

    internal override IEnumerable<string?> Secrets() =>
        [.. _identity.Secrets, Current?.Value, _known?.RefreshToken, _known?.AccessToken, _unsaved?.RefreshToken, _unsaved?.AccessToken];

    private protected override async Task<AccessToken> RenewAsync(TokenEndpoint endpoint, string? rejected)
    {
        var tokens = _unsaved;
        if (tokens is null)
        {
            _known = await _store.LoadAsync(CancellationToken.None) ?? throw new AuthenticationFailedException(
                "The token store holds no refresh token. Sign in, and store the tokens of the answer first.");
            if (Usable(_known, endpoint, rejected) is { } usable)
            {
                return usable;
            }

            tokens = await RotateAsync(endpoint, _known);
        }

        // The old refresh token is dead now. Until the store has the new one, it is kept here, and saving it is tried again.
        _unsaved = tokens;
        await _store.SaveAsync(tokens, CancellationToken.None);
        (_known, _unsaved) = (tokens, null);
        return Taken(tokens, endpoint);
    }

    private async Task<StoredTokens> RotateAsync(TokenEndpoint endpoint, StoredTokens old)
    {
        var grant = await endpoint.RequestAsync(
            _identity, [new("grant_type", "refresh_token"), new("refresh_token", old.RefreshToken)], [old.RefreshToken]);
        return new StoredTokens(grant.RefreshToken ?? old.RefreshToken)
        {
            AccessToken = grant.AccessToken,
            AccessTokenExpiresAt = endpoint.After(grant.ExpiresIn),
            RefreshTokenExpiresAt = grant.RefreshToken is null ? old.RefreshTokenExpiresAt : endpoint.After(grant.RefreshTokenExpiresIn),
        };
    }

    // A token that this process holds already is no news: it is here because that one is to be replaced.
    private AccessToken? Usable(StoredTokens tokens, TokenEndpoint endpoint, string? rejected) =>
        tokens.AccessToken is { } value && TokenText.IsSendable(value) && value != rejected && value != Current?.Value
        && Taken(tokens, endpoint) is var token && endpoint.Now < token.RefreshAt ? token : null;

    private static AccessToken Taken(StoredTokens tokens, TokenEndpoint endpoint) =>
        new(tokens.AccessToken!, endpoint.Now, tokens.AccessTokenExpiresAt);
}
