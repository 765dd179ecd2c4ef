using System.Net;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Attacks;

/// <summary>RFC 9700, sections 4.2, 4.3, 4.12, 4.15, 4.16 and 4.18: what a browser gives away, and who it is led to believe.</summary>
public sealed class BrowserAttackTests(SharedTenants shared) : IClassFixture<SharedTenants>
{
    [Fact]
    public async Task Credential_leakage_by_Referer_is_kept_from_happening_by_every_page_and_redirect_carries_no_token()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var signIn = await flow.Browser.OpenAsync(flow.Address());
        var consent = await flow.Browser.SignInAsync(signIn, flow.User, CodeFlow.Password);
        var problem = await flow.Browser.OpenAsync(flow.Address(redirectUri: "https://evil.example/"));
        foreach (var page in new[] { signIn, consent, problem })
        {
            Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
            Assert.DoesNotMatch("(src|href)=", page.Text);
        }
    }

    [Fact]
    public async Task Credential_leakage_by_browser_history_is_a_used_code_at_most()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var sent = await flow.Browser.DecideAsync(await flow.OpenConsentAsync());

        Assert.Equal(["code", "iss", "state"], sent.Query.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("", sent.Location!.Fragment);
        var tokens = await flow.RedeemAsync(sent.Query["code"]);
        Assert.False(tokens.IsError, tokens.Raw);
        (await flow.RedeemAsync(sent.Query["code"])).IsBadGrant();
    }

    [Fact]
    public async Task Redirects_by_307_do_not_happen_where_a_form_was_sent()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var page = await flow.Browser.OpenAsync(flow.Address());
        var signedIn = await flow.Browser.SubmitAsync(
            "/oauth/sign-in", [.. page.Fields("/oauth/sign-in"), new("ovx_user", flow.User), new("ovx_password", CodeFlow.Password)]);
        var sent = await flow.Browser.DecideAsync(await flow.OpenConsentAsync());

        Assert.Equal(HttpStatusCode.SeeOther, signedIn.Status);
        Assert.True(sent.Status is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{sent.Status}");
    }

    [Fact]
    public async Task A_client_cannot_impersonate_a_resource_owner_by_its_own_id()
    {
        // An app's id is made here and never that of a user, and grants of the one are not the other's.
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        await Assert.ThrowsAsync<IdentityException>(() => shared.Server.Registry.AddGrantsAsync(new GrantHolder(HolderKind.App, flow.User), AccountSet.Everything));
        await shared.Server.Registry.AddUserAsync(flow.ClientId, CodeFlow.Password);
        await shared.Server.Registry.AddGrantsAsync(new GrantHolder(HolderKind.User, flow.ClientId), AccountSet.Everything);

        var token = (await shared.Server.AskForAppTokenAsync(flow.ClientId, flow.Secret!)).AccessToken!;

        Assert.Equal(403, await shared.Server.StatusAsync(token, TestPlatform.Big));
    }

    [Fact]
    public async Task Clickjacking_is_kept_from_happening_by_every_page()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var signIn = await flow.Browser.OpenAsync(flow.Address());
        var consent = await flow.Browser.SignInAsync(signIn, flow.User, CodeFlow.Password);
        var problem = await flow.Browser.OpenAsync(flow.Address(redirectUri: "https://evil.example/"));
        foreach (var page in new[] { signIn, consent, problem })
        {
            Assert.Contains("frame-ancestors 'none'", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("DENY", page.Response.Headers.GetValues("X-Frame-Options").Single());
        }
    }

    [Fact]
    public async Task In_browser_communication_is_not_offered()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        await flow.OpenConsentAsync();
        var page = await flow.Browser.OpenAsync($"{flow.Address()}&response_mode=web_message");

        Assert.Equal((HttpStatusCode.BadRequest, null), (page.Status, page.Location));
        Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Redirecting_to_phishing_without_the_user_s_doing_is_not_to_be_had()
    {
        // Whatever is wrong with a request, an app's own page is shown by nothing but the user's decision.
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        foreach (var address in new[] { flow.Address(scope: "ads:write"), flow.Address() + "&prompt=none", flow.Address() + "&response_mode=fragment", flow.Address() + "&request=x", flow.Address() + "&request_uri=https://evil.example/" })
        {
            var page = await flow.Browser.OpenAsync(address);
            Assert.True(page.Location is null, $"{address}: {page.Status} {page.Location}");
        }
    }
}
