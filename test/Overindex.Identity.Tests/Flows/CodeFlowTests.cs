using System.Net;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Flows;

public sealed class CodeFlowTests(SharedTenants shared) : IClassFixture<SharedTenants>
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_user_signs_in_and_consents_and_the_app_sees_what_they_chose(bool isPublic, bool withChallenge)
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server, isPublic);
        var signIn = await flow.Browser.OpenAsync(flow.Address(withChallenge));
        Assert.Contains("Sign in to let Campaign &lt;planner&gt; see your ad accounts", signIn.Text, StringComparison.Ordinal);

        var consent = await flow.Browser.SignInAsync(signIn, flow.User, CodeFlow.Password);
        Assert.Contains("Campaign &lt;planner&gt; wants to see insights", consent.Text, StringComparison.Ordinal);
        Assert.Contains("Big (549755885175)", consent.Text, StringComparison.Ordinal);
        Assert.Contains("(007)", consent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("999999999999999999", consent.Text, StringComparison.Ordinal);

        var sent = await flow.Browser.DecideAsync(consent, accounts: [TestPlatform.Big.ToString()]);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.StartsWith(CodeFlow.Callback + "?", sent.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("s-1", sent.Query["state"]);

        var answer = await flow.RedeemAsync(sent.Query["code"], withChallenge ? flow.Verifier : null);
        Assert.False(answer.IsError, answer.Raw);
        Assert.Equal(200, await shared.Server.StatusAsync(answer.AccessToken!, TestPlatform.Big));
        Assert.Equal(403, await shared.Server.StatusAsync(answer.AccessToken!, TestPlatform.Small));
    }

    [Fact]
    public async Task The_answer_has_the_fields_of_the_contract()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var answer = await flow.TokensAsync();

        Assert.Equal(("bearer", 2_592_000, "ads:read", "authorization_code"), (answer.TokenType, answer.ExpiresIn, answer.Scope, answer.TryGet("response_type")));
        Assert.Equal(5_184_000, answer.Json!.Value.GetProperty("refresh_token_expires_in").GetInt64());
        Assert.InRange(answer.Json!.Value.GetProperty("refresh_token_expires_at").GetInt64() - before, 5_184_000 - 5, 5_184_000 + 60);
        Assert.Equal(
            ["access_token", "expires_in", "refresh_token", "refresh_token_expires_at", "refresh_token_expires_in", "response_type", "scope", "token_type"],
            answer.Json!.Value.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_user_who_denies_sends_the_app_an_error()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var sent = await flow.Browser.DecideAsync(await flow.OpenConsentAsync(), "deny");

        Assert.Equal(("access_denied", "s-1"), (sent.Query["error"], sent.Query["state"]));
        Assert.False(sent.Query.ContainsKey("code"));
    }

    [Fact]
    public async Task Consent_to_nothing_is_asked_for_again()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var again = await flow.Browser.DecideAsync(await flow.OpenConsentAsync(), accounts: []);

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("Choose at least one ad account", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ad_account_that_the_user_may_not_see_cannot_be_consented_to()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server, accounts: new AccountSet([TestPlatform.Small]));
        var again = await flow.Browser.DecideAsync(await flow.OpenConsentAsync(), accounts: [TestPlatform.Big.ToString()]);
        Assert.Contains("Choose at least one ad account", again.Text, StringComparison.Ordinal);

        var tokens = await flow.TokensAsync([TestPlatform.Big.ToString(), TestPlatform.Small.ToString()]);
        Assert.Equal(403, await shared.Server.StatusAsync(tokens.AccessToken!, TestPlatform.Big));
        Assert.Equal(200, await shared.Server.StatusAsync(tokens.AccessToken!, TestPlatform.Small));
    }

    [Fact]
    public async Task A_user_of_every_ad_account_may_consent_to_all_or_to_named_ones()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server, accounts: AccountSet.Everything);
        var all = await flow.TokensAsync();
        Assert.Equal(200, await shared.Server.StatusAsync(all.AccessToken!, TestPlatform.Idle));

        var consent = await flow.OpenConsentAsync();
        var fields = consent.Fields("/oauth/").Where(field => field.Key != "ovx_all");
        var sent = await flow.Browser.SubmitAsync("/oauth/", [.. fields, new("ovx_ids", "007, 12"), new("ovx_decision", "allow")]);
        var named = await flow.RedeemAsync(sent.Query["code"]);
        Assert.Equal(200, await shared.Server.StatusAsync(named.AccessToken!, TestPlatform.Small));
        Assert.Equal(403, await shared.Server.StatusAsync(named.AccessToken!, TestPlatform.Idle));
    }

    [Fact]
    public async Task What_the_user_loses_the_token_loses_and_what_they_gain_it_does_not_gain()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var token = (await flow.TokensAsync()).AccessToken!;
        var holder = new GrantHolder(HolderKind.User, flow.User);
        Assert.Equal(200, await shared.Server.StatusAsync(token, TestPlatform.Big));

        await shared.Server.Registry.SwitchGrantAsync(holder, TestPlatform.Big, disabled: true);
        await shared.Server.Registry.AddGrantsAsync(holder, new AccountSet([TestPlatform.Idle]));

        await Eventually.HoldsAsync(async () => await shared.Server.StatusAsync(token, TestPlatform.Big) == 403, "the ad account is closed");
        Assert.Equal(403, await shared.Server.StatusAsync(token, TestPlatform.Idle));
        Assert.Equal(200, await shared.Server.StatusAsync(token, TestPlatform.Small));
    }

    [Fact]
    public async Task A_disabled_user_cannot_sign_in_and_their_tokens_end()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var tokens = await flow.TokensAsync();
        await shared.Server.Registry.SwitchUserAsync(flow.User, disabled: true);

        await flow.EndsAsync(tokens.AccessToken!);
        (await flow.RefreshAsync(tokens.RefreshToken!)).IsBadGrant();
        using var browser = new Browser(shared.Server.Address);
        var refused = await browser.SignInAsync(await browser.OpenAsync(flow.Address()), flow.User, CodeFlow.Password);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("Sign in to let", (await flow.Browser.OpenAsync(flow.Address())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_user_and_app_removes_what_they_had()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var first = await flow.TokensAsync();
        await shared.Server.Registry.RemoveUserAsync(flow.User);
        await flow.EndsAsync(first.AccessToken!);

        using var other = await CodeFlow.CreateAsync(shared.Server);
        var second = await other.TokensAsync();
        await shared.Server.Registry.RemoveAppAsync(other.ClientId);
        await other.EndsAsync(second.AccessToken!);
        Assert.DoesNotContain(await shared.Server.Registry.ListGrantsAsync(), grant => grant.Holder.Name == flow.User);
    }

    [Fact]
    public async Task Signing_out_asks_for_the_password_again()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var consent = await flow.OpenConsentAsync();
        var left = await flow.Browser.SubmitAsync("/oauth/sign-out", consent.Fields("/oauth/sign-out"));

        Assert.Equal(HttpStatusCode.SeeOther, left.Status);
        Assert.Contains("Sign in to let", (await flow.Browser.OpenAsync(left.Location!.OriginalString)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_password_ends_the_sessions_of_the_old_one()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        await flow.OpenConsentAsync();
        await shared.Server.Registry.SetPasswordAsync(flow.User, "another long password");

        Assert.Contains("Sign in to let", (await flow.Browser.OpenAsync(flow.Address())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_closed_to_scripts_frames_and_caches()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var signIn = await flow.Browser.OpenAsync(flow.Address());
        var consent = await flow.Browser.SignInAsync(signIn, flow.User, CodeFlow.Password);
        foreach (var (page, formAction) in new[] { (signIn, "form-action 'self'"), (consent, "form-action 'self' https://planner.example") })
        {
            var policy = page.Response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
            Assert.EndsWith(formAction, policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("DENY", page.Response.Headers.GetValues("X-Frame-Options").Single());
            Assert.True(page.Response.Headers.CacheControl!.NoStore);
            Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(" style=", page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("<html lang=\"en\">", page.Text, StringComparison.Ordinal);
        }

        var cookies = signIn.Response.Headers.GetValues("Set-Cookie").ToList();
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase));
    }
}
