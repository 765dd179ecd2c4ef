namespace Overindex.Client;

/// <summary>A refresh token, and perhaps the access token that came with it. Its text never shows them.</summary>
public sealed class StoredTokens
{
    /// <summary>Takes a refresh token.</summary>
    /// <param name="refreshToken">The refresh token.</param>
    public StoredTokens(string refreshToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(refreshToken);
        RefreshToken = refreshToken;
    }

    /// <summary>The refresh token; good for one use where the server rotates it.</summary>
    public string RefreshToken { get; }

    /// <summary>When the refresh token expires; nothing when not known.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>The access token; nothing when none was obtained yet.</summary>
    public string? AccessToken { get; init; }

    /// <summary>When the access token expires; nothing when not known.</summary>
    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"tokens that expire at {AccessTokenExpiresAt?.ToString("u") ?? "an unknown time"}";
}
