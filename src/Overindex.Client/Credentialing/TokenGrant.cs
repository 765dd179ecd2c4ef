namespace Overindex.Client.Credentialing;

/// <summary>The answer of the token endpoint.</summary>
internal sealed class TokenGrant
{
    public string? AccessToken { get; set; }

    public long? ExpiresIn { get; set; }

    public string? RefreshToken { get; set; }

    public long? RefreshTokenExpiresIn { get; set; }

    public override string ToString() => "a token grant";
}
