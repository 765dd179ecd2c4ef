namespace Overindex.Client.Credentialing;

/// <summary>Client credentials: a new token whenever one is needed.</summary>
internal sealed class ClientGrant(ClientIdentity identity, string scope) : RenewedCredentials
{
    public override string ToString() => $"client credentials of {identity.Id}";

    internal override IEnumerable<string?> Secrets() => [.. identity.Secrets, Current?.Value];

    private protected override async Task<AccessToken> RenewAsync(TokenEndpoint endpoint, string? rejected)
    {
        var grant = await endpoint.RequestAsync(identity, [new("grant_type", "client_credentials"), new("scope", scope)], []);
        return new AccessToken(grant.AccessToken!, endpoint.Now, endpoint.After(grant.ExpiresIn));
    }
}
