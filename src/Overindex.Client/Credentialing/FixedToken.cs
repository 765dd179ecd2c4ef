namespace Overindex.Client.Credentialing;

/// <summary>A token that nothing replaces.</summary>
internal sealed class FixedToken : Credentials
{
    private readonly string _token;

    internal FixedToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        if (!TokenText.IsSendable(token))
        {
            throw new ArgumentException("An access token is printable ASCII without spaces; this one is not. Was a line break copied with it?", nameof(token));
        }

        _token = token;
    }

    internal override bool CanRefresh => false;

    public override string ToString() => "a fixed token";

    internal override ValueTask<string> GetTokenAsync(TokenEndpoint endpoint, string? rejected, CancellationToken cancellationToken) => new(_token);

    internal override IEnumerable<string?> Secrets() => [_token];
}
