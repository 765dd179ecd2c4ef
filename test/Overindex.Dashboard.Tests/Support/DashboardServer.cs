using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Dashboard.Tests.Support;

/// <summary>A real server on a port of the loopback over a made-up platform, with a token for everything.</summary>
public sealed class DashboardServer : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("overindex-dashboard-");
    private WebApplication? _app;
    private Task<string>? _session;

    internal string Data => _data.FullName;

    internal Uri Address { get; private set; } = null!;

    internal TokenStore Tokens { get; private set; } = null!;

    internal string Secret { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        MadeUpPlatform.Publish(Data);
        Tokens = new TokenStore(Data);
        Secret = Tokens.Create(new AccessTokenRequest { Name = "analyst", AllAccounts = true }).Secret;
        await StartAsync();
    }

    internal string NewToken(params AdAccountId[] accounts) => Tokens.Create(new AccessTokenRequest { Name = "narrow", Accounts = accounts }).Secret;

    /// <param name="change">Changes the options.</param>
    /// <param name="sameAddress">Whether to come back where it was before.</param>
    internal async Task StartAsync(Func<OverindexServerOptions, OverindexServerOptions>? change = null, bool sameAddress = false)
    {
        var options = new OverindexServerOptions
        {
            DataDirectory = Data,
            Url = sameAddress ? Address.GetLeftPart(UriPartial.Authority) : "http://127.0.0.1:0",
            RateLimits = new RateLimitOptions { RequestsPerSecond = 100_000, RequestsPerMinute = 1_000_000, SignInsPerMinute = 100_000 },
            Log = Stream.Null,
        };
        _app = OverindexServer.Create(change is null ? options : change(options));
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    internal async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    /// <summary>The cookie of a session for everything, signed in once over HTTP: only tests of signing in fill in the form.</summary>
    internal async Task<Microsoft.Playwright.Cookie> SignInAsync()
    {
        _session ??= SignInOnceAsync();
        return new() { Name = "overindex-dashboard", Value = await _session, Url = Address.AbsoluteUri };
    }

    private async Task<string> SignInOnceAsync()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = Address };
        var guard = (await client.GetStringAsync("/sign-in")).Split("name=\"ovx_form\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["ovx_form"] = guard, ["token"] = Secret });
        using var answer = await client.PostAsync("/sign-in", form);
        return handler.CookieContainer.GetCookies(Address)["overindex-dashboard"]!.Value;
    }

    /// <summary>What the API answers, over HTTP.</summary>
    internal async Task<AudienceInsightsResponse> AskAsync(AdAccountId account, InsightType type) =>
        JsonSerializer.Deserialize(
            await GetAsync($"/v5/ad_accounts/{account}/audience_insights?audience_insight_type={type}"), ContractsJson.Wire.AudienceInsightsResponse)!;

    /// <summary>What the API answers about the children of an interest.</summary>
    internal async Task<IReadOnlyList<AudienceSubcategory>> ChildrenAsync(AdAccountId account, string interest) =>
        JsonSerializer.Deserialize(
            await GetAsync($"/v5/ad_accounts/{account}/insights/audiences/PARTNER/IMPRESSION_PLUS_ENGAGEMENT/{interest}"), ContractsJson.Wire.CategoryInterestsResponse)!.Items!;

    internal async Task<string> GetAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        return await client.GetStringAsync(path);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _data.Delete(recursive: true);
    }
}
