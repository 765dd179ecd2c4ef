using System.Net.Http.Headers;
using Duende.IdentityModel.Client;
using Overindex.Engine;

namespace Overindex.Identity.Tests.Support;

/// <summary>A real server over HTTP with a registry of users and apps beside it, as the command line would open it.</summary>
internal sealed class TenantServer : IAsyncDisposable
{
    private TenantServer(RunningServer running, TenantRegistry registry) => (Running, Registry) = (running, registry);

    internal RunningServer Running { get; }

    internal TenantRegistry Registry { get; }

    internal Uri Address => Running.Address;

    internal Uri TokenAddress => new(Address, "/v5/oauth/token");

    internal static async Task<TenantServer> StartAsync(IdentitySettings? settings = null, TimeProvider? timeProvider = null, string? auditLog = null)
    {
        var running = await RunningServer.StartAsync(options => options with
        {
            Identity = settings ?? new IdentitySettings(),
            TimeProvider = timeProvider ?? TimeProvider.System,
            AuditLog = auditLog,
        });
        try
        {
            var registry = await TenantRegistry.OpenAsync(running.DataDirectory, settings ?? new IdentitySettings(), timeProvider);
            return new TenantServer(running, registry);
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    internal HttpClient NewClient(string? token = null) => Running.NewClient(token);

    /// <summary>An app with grants for itself.</summary>
    internal async Task<(string Id, string Secret)> AddAppAsync(AccountSet? accounts = null, params string[] redirectUris)
    {
        var (app, secret) = await Registry.AddAppAsync(new AppRequest("Planner", redirectUris));
        if (accounts is not null)
        {
            await Registry.AddGrantsAsync(new GrantHolder(HolderKind.App, app.ClientId), accounts);
        }

        return (app.ClientId, secret!);
    }

    internal async Task<TokenResponse> AskForAppTokenAsync(string id, string secret, string? scope = "ads:read")
    {
        using var client = NewClient();
        return await client.RequestClientCredentialsTokenAsync(new ClientCredentialsTokenRequest
        {
            Address = TokenAddress.AbsoluteUri,
            ClientId = id,
            ClientSecret = secret,
            ClientCredentialStyle = ClientCredentialStyle.AuthorizationHeader,
            Scope = scope!,
        });
    }

    internal async Task<int> StatusAsync(string token, AdAccountId account)
    {
        using var client = NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v5/ad_accounts/{account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        await Running.DisposeAsync();
    }
}
