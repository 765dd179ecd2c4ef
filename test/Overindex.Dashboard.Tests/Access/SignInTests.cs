using System.Net;
using Microsoft.Playwright;
using Overindex.Dashboard.Tests.Support;
using Overindex.Server;

namespace Overindex.Dashboard.Tests.Access;

/// <summary>Who gets in, what they may see, and how it ends.</summary>
public sealed class SignInTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly string View = $"/accounts/{MadeUpPlatform.Big}/interests?sort=share";

    [Fact]
    public async Task A_view_s_link_leads_through_sign_in_and_back_to_the_view()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.GotoAsync(View);
        Assert.Contains("/sign-in?to=", reader.Page.Url, StringComparison.Ordinal);
        await reader.Page.GetByLabel("Personal access token").FillAsync(server.Secret);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**" + View);

        var cookie = Assert.Single(await reader.Context.CookiesAsync(), cookie => cookie.Name == "overindex-dashboard");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);
        Assert.DoesNotContain(server.Secret, cookie.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_in_words()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.GotoAsync("/sign-in");
        await reader.Page.GetByLabel("Personal access token").FillAsync(server.Secret[..^1] + "x");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("unknown, expired or revoked");
        Assert.DoesNotContain(await reader.Context.CookiesAsync(), cookie => cookie.Name == "overindex-dashboard");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.SignInAsync(server.Secret);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**/sign-in");
        await reader.GotoAsync(View);

        Assert.Contains("/sign-in?to=", reader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_s_session_is_sent_to_sign_in()
    {
        var (token, secret) = server.Tokens.Create(new AccessTokenRequest { Accounts = [MadeUpPlatform.Big] });
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.SignInAsync(secret);
        server.Tokens.Revoke(token.Id);

        await Eventually.HoldsAsync(
            async () =>
            {
                await reader.GotoAsync(View);
                return reader.Page.Url.Contains("/sign-in?to=", StringComparison.Ordinal);
            },
            "the revoked token is sent to sign in");
    }

    [Fact]
    public async Task An_ad_account_that_may_not_be_seen_and_one_that_does_not_exist_look_the_same()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.SignInAsync(server.NewToken(MadeUpPlatform.Big, MadeUpPlatform.Small));
        var foreign = await reader.GotoAsync($"/accounts/{MadeUpPlatform.Other}/interests");
        var foreignText = await reader.MainTextAsync();
        var unknown = await reader.GotoAsync("/accounts/123456789012/interests");

        Assert.Equal((403, 403), (foreign.Status, unknown.Status));
        Assert.Equal(foreignText, await reader.MainTextAsync());
        Assert.Contains("may not see", foreignText, StringComparison.Ordinal);
        Assert.Equal(403, (await reader.GotoAsync($"/accounts/{MadeUpPlatform.Other}/export/tidy.csv")).Status);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_and_holds_on_another_server_over_the_same_data()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.SignInAsync(server.Secret);
        await using var other = OverindexServer.Create(new OverindexServerOptions { DataDirectory = server.Data, Url = "http://127.0.0.1:0", Log = Stream.Null });
        await other.StartAsync(TestContext.Current.CancellationToken);

        // Cookies know no ports: the browser shows the same one to both.
        var answer = await reader.GotoAsync(new Uri(new Uri(other.Urls.Single()), View).AbsoluteUri);
        Assert.Equal(200, answer.Status);
        Assert.EndsWith(View, reader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_does_not_look_at_the_session()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.SignInAsync(server.Secret);

        Assert.Equal(401, (await reader.GotoAsync($"/v5/ad_accounts/{MadeUpPlatform.Big}/insights/audiences")).Status);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/accounts/\r\nX: y")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        var page = await client.GetStringAsync($"/sign-in?to={Uri.EscapeDataString(to)}", TestContext.Current.CancellationToken);
        var guard = page.Split("name=\"ovx_form\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["ovx_form"] = WebUtility.HtmlDecode(guard), ["to"] = to, ["token"] = server.Secret });
        using var answer = await client.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_that_is_not_this_page_s_signs_nobody_in()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = server.Secret });
        using var answer = await client.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
