using System.Net;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;

namespace Overindex.Identity.Tests.Support;

/// <summary>An app and a user of a server, and the steps between them.</summary>
internal sealed class CodeFlow : IDisposable
{
    internal const string Callback = "https://planner.example/callback";
    internal const string Password = "correct horse battery";

    private CodeFlow(TenantServer server, string clientId, string? secret, string user)
    {
        (Server, ClientId, Secret, User) = (server, clientId, secret, user);
        Browser = new Browser(server.Address);
        Verifier = CryptoRandom.CreateUniqueId(32);
    }

    internal TenantServer Server { get; }

    internal string ClientId { get; }

    internal string? Secret { get; }

    internal string User { get; }

    internal string Verifier { get; }

    internal string Challenge => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    internal Browser Browser { get; }

    internal static async Task<CodeFlow> CreateAsync(TenantServer server, bool isPublic = false, AccountSet? accounts = null, params string[] redirectUris)
    {
        var (app, secret) = await server.Registry.AddAppAsync(new AppRequest("Campaign <planner>", redirectUris is [] ? [Callback] : redirectUris, isPublic));
        var user = $"anna{Guid.NewGuid():N}"[..12];
        await server.Registry.AddUserAsync(user, Password);
        await server.Registry.AddGrantsAsync(new GrantHolder(HolderKind.User, user), accounts ?? new AccountSet([TestPlatform.Big, TestPlatform.Small]));
        return new CodeFlow(server, app.ClientId, secret, user);
    }

    public void Dispose() => Browser.Dispose();

    internal string Address(bool withChallenge = false, string? redirectUri = Callback, string? scope = "ads:read", string state = "s-1", string method = "S256") =>
        new RequestUrl(new Uri(Server.Address, "/oauth/").AbsoluteUri).CreateAuthorizeUrl(
            ClientId, "code", scope, redirectUri, state, codeChallenge: withChallenge ? Challenge : null, codeChallengeMethod: withChallenge ? method : null);

    internal async Task<Browser.Seen> OpenConsentAsync(bool withChallenge = false)
    {
        var page = await Browser.OpenAsync(Address(withChallenge));
        return page.Text.Contains("/oauth/sign-in", StringComparison.Ordinal) ? await Browser.SignInAsync(page, User, Password) : page;
    }

    internal async Task<string> CodeAsync(bool withChallenge = false, string[]? accounts = null)
    {
        var sent = await Browser.DecideAsync(await OpenConsentAsync(withChallenge), accounts: accounts);
        Assert.True(sent.Status == HttpStatusCode.Redirect, $"{sent.Status}: {sent.Text}");
        return sent.Query["code"];
    }

    internal async Task<TokenResponse> RedeemAsync(string code, string? verifier = null, string redirectUri = Callback, string? clientId = null, string? secret = null)
    {
        using var client = Server.NewClient();
        return await client.RequestAuthorizationCodeTokenAsync(new AuthorizationCodeTokenRequest
        {
            Address = Server.TokenAddress.AbsoluteUri,
            ClientId = clientId ?? ClientId,
            ClientSecret = secret ?? Secret,
            ClientCredentialStyle = (secret ?? Secret) is null ? ClientCredentialStyle.PostBody : ClientCredentialStyle.AuthorizationHeader,
            Code = code,
            RedirectUri = redirectUri,
            CodeVerifier = verifier,
        });
    }

    internal async Task<TokenResponse> TokensAsync(string[]? accounts = null)
    {
        var answer = await RedeemAsync(await CodeAsync(accounts: accounts));
        Assert.False(answer.IsError, answer.Raw);
        return answer;
    }

    internal async Task<TokenResponse> RefreshAsync(string refreshToken, string? scope = null, string? clientId = null, string? secret = null)
    {
        using var client = Server.NewClient();
        return await client.RequestRefreshTokenAsync(new RefreshTokenRequest
        {
            Address = Server.TokenAddress.AbsoluteUri,
            ClientId = clientId ?? ClientId,
            ClientSecret = secret ?? Secret,
            ClientCredentialStyle = (secret ?? Secret) is null ? ClientCredentialStyle.PostBody : ClientCredentialStyle.AuthorizationHeader,
            RefreshToken = refreshToken,
            Scope = scope!,
        });
    }

    internal async Task<TokenRevocationResponse> RevokeAsync(string token, string? clientId = null, string? secret = null)
    {
        using var client = Server.NewClient();
        return await client.RevokeTokenAsync(new TokenRevocationRequest
        {
            Address = Server.TokenAddress.AbsoluteUri + "/revoke",
            ClientId = clientId ?? ClientId,
            ClientSecret = secret ?? Secret,
            ClientCredentialStyle = ClientCredentialStyle.AuthorizationHeader,
            Token = token,
        });
    }

    internal Task EndsAsync(string token) =>
        Eventually.HoldsAsync(async () => await Server.StatusAsync(token, TestPlatform.Big) == 401, "the access token is refused");
}
