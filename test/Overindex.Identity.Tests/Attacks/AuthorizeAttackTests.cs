using System.Net;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Attacks;

/// <summary>RFC 9700, section 4, where the browser is led.</summary>
public sealed class AuthorizeAttackTests(SharedTenants shared) : IClassFixture<SharedTenants>
{
    [Theory]
    [InlineData("https://planner.example/callback/")]
    [InlineData("https://planner.example/callback?x=1")]
    [InlineData("https://planner.example/callback#x")]
    [InlineData("https://planner.example/CALLBACK")]
    [InlineData("https://planner.example/callback/../evil")]
    [InlineData("https://planner.example:8443/callback")]
    [InlineData("https://planner.example.evil.example/callback")]
    [InlineData("https://planner.example@evil.example/callback")]
    [InlineData("https://evil.example/?https://planner.example/callback")]
    [InlineData("http://planner.example/callback")]
    [InlineData("//planner.example/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://planner.example/%63allback")]
    [InlineData("https://planner.example/callback%0d%0aSet-Cookie:x=1")]
    public async Task Redirect_URI_tricks_get_a_page_here_and_no_redirect(string redirectUri)
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        await flow.OpenConsentAsync();
        var page = await flow.Browser.OpenAsync(flow.Address(redirectUri: redirectUri));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Null(page.Location);
        Assert.Contains("This cannot go on", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loopback_redirect_URI_matches_with_its_port_alone()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server, isPublic: true, null, "http://127.0.0.1:8400/callback");

        Assert.Equal(HttpStatusCode.OK, (await flow.Browser.OpenAsync(flow.Address(true, "http://127.0.0.1:8400/callback"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await flow.Browser.OpenAsync(flow.Address(true, "http://127.0.0.1:8401/callback"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await flow.Browser.OpenAsync(flow.Address(true, "http://localhost:8400/callback"))).Status);
    }

    [Fact]
    public async Task A_redirect_URI_that_differs_at_the_token_endpoint_is_refused()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server, false, null, CodeFlow.Callback, "https://planner.example/other");

        (await flow.RedeemAsync(await flow.CodeAsync(), redirectUri: "https://planner.example/other")).IsBadGrant();
    }

    [Fact]
    public async Task An_unknown_app_gets_a_page_here_and_no_redirect()
    {
        using var browser = new Browser(shared.Server.Address);
        var page = await browser.OpenAsync("/oauth/?client_id=nobody&redirect_uri=https%3A%2F%2Fevil.example%2F&response_type=code&scope=ads:read");

        Assert.Equal((HttpStatusCode.BadRequest, null), (page.Status, page.Location));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("id_token")]
    [InlineData("code token")]
    [InlineData("none")]
    public async Task Other_response_types_are_refused(string type)
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        await flow.OpenConsentAsync();
        var seen = await flow.Browser.OpenAsync(flow.Address().Replace("response_type=code", $"response_type={Uri.EscapeDataString(type)}", StringComparison.Ordinal));

        Assert.DoesNotContain("access_token", seen.Location?.OriginalString ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("ovx_decision", seen.Text, StringComparison.Ordinal);
        Assert.True(seen.Status == HttpStatusCode.BadRequest || seen.Query.ContainsKey("error"), $"{seen.Status} {seen.Location}");
    }

    [Theory]
    [InlineData("fragment")]
    [InlineData("form_post")]
    public async Task Other_response_modes_are_refused(string mode)
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        await flow.OpenConsentAsync();
        var seen = await flow.Browser.OpenAsync($"{flow.Address()}&response_mode={mode}");

        Assert.True(seen.Status == HttpStatusCode.BadRequest || seen.Query.ContainsKey("error"), $"{seen.Status} {seen.Location}");
        Assert.DoesNotContain("ovx_decision", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mix_up_is_countered_by_the_issuer_in_the_answer()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var sent = await flow.Browser.DecideAsync(await flow.OpenConsentAsync());

        Assert.Equal(shared.Server.Address.AbsoluteUri, sent.Query["iss"]);
    }

    [Fact]
    public async Task Scope_escalation_at_the_authorisation_endpoint_is_refused()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var seen = await flow.Browser.OpenAsync(flow.Address(scope: "ads:read,ads:write"));

        Assert.Equal((HttpStatusCode.BadRequest, null), (seen.Status, seen.Location));
        Assert.Contains("scope", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "S256")]
    [InlineData(true, "plain")]
    public async Task PKCE_downgrade_of_a_public_app_is_refused_at_once(bool withChallenge, string method)
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server, isPublic: true);
        var seen = await flow.Browser.OpenAsync(flow.Address(withChallenge, method: method));

        Assert.Equal((HttpStatusCode.BadRequest, null), (seen.Status, seen.Location));
        Assert.Contains("code_challenge", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("?client_id=x&redirect_uri=https%3A%2F%2Fevil.example%2F&next=https%3A%2F%2Fevil.example")]
    [InlineData("\r\nLocation: https://evil.example/")]
    [InlineData("@evil.example/")]
    public async Task Open_redirect_after_sign_in_stays_on_this_server(string continuation)
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var page = await flow.Browser.OpenAsync(flow.Address());
        var fields = page.Fields("/oauth/sign-in").Where(field => field.Key != "ovx_continue");
        var sent = await flow.Browser.SubmitAsync(
            "/oauth/sign-in", [.. fields, new("ovx_continue", continuation), new("ovx_user", flow.User), new("ovx_password", CodeFlow.Password)]);

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal(shared.Server.Address.Authority, new Uri(shared.Server.Address, sent.Location!).Authority);
        Assert.StartsWith("/oauth/", sent.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("next=", sent.Location.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CSRF_on_consent_without_or_with_another_form_token_is_refused()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        using var other = await CodeFlow.CreateAsync(shared.Server);
        var consent = await flow.OpenConsentAsync();
        var foreign = (await other.OpenConsentAsync()).Fields("/oauth/").Single(field => field.Key == "ovx_form");
        var fields = consent.Fields("/oauth/").Where(field => field.Key != "ovx_form").Append(new("ovx_decision", "allow")).ToList();

        foreach (var forged in new[] { fields, [.. fields, foreign], [.. fields, new("ovx_form", "x")] })
        {
            var refused = await flow.Browser.SubmitAsync("/oauth/", forged);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Null(refused.Location);
        }
    }

    [Fact]
    public async Task Consent_by_a_link_alone_is_not_given()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        await flow.OpenConsentAsync();
        var page = await flow.Browser.OpenAsync($"{flow.Address()}&ovx_decision=allow&ovx_account=549755885175");

        Assert.Equal((HttpStatusCode.OK, null), (page.Status, page.Location));
    }

    [Fact]
    public async Task CSRF_on_sign_in_is_refused()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var refused = await flow.Browser.SubmitAsync("/oauth/sign-in", [new("ovx_user", flow.User), new("ovx_password", CodeFlow.Password)]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_user_and_the_answer_does_not_say_so()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var page = await flow.Browser.OpenAsync(flow.Address());
        var unknown = await flow.Browser.SignInAsync(page, "nobody", "wrong password 1");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var wrong = await flow.Browser.SignInAsync(page, flow.User, "wrong password 1");
            Assert.Equal((unknown.Status, Normalized(unknown)), (wrong.Status, Normalized(wrong)));
        }

        var locked = await flow.Browser.SignInAsync(page, flow.User, CodeFlow.Password);
        Assert.Equal((unknown.Status, Normalized(unknown)), (locked.Status, Normalized(locked)));

        await shared.Server.Registry.SetPasswordAsync(flow.User, CodeFlow.Password);
        Assert.Contains("wants to see", (await flow.Browser.SignInAsync(page, flow.User, CodeFlow.Password)).Text, StringComparison.Ordinal);
    }

    // The form's own token differs from answer to answer.
    private static string Normalized(Browser.Seen page) => System.Text.RegularExpressions.Regex.Replace(page.Text, "name=\"ovx_form\" value=\"[^\"]*\"", "");
}
