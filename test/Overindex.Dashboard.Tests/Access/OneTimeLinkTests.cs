using Overindex.Dashboard.Tests.Support;
using Overindex.Server;

namespace Overindex.Dashboard.Tests.Access;

/// <summary>The link that the demo prints signs in once, and leaves no code in the address.</summary>
public sealed class OneTimeLinkTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Code = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task The_code_signs_in_once_and_only_when_it_is_right()
    {
        var token = server.Tokens.Create(new AccessTokenRequest { AllAccounts = true }).Token.Id;
        await server.StopAsync();
        await server.StartAsync(options => options with { OneTimeSignIn = new OneTimeSignIn(Code, token) });
        await using var stranger = await chromium.OpenAsync(server.Address);
        Assert.Equal(403, (await stranger.GotoAsync("/welcome?code=" + Code.Replace('A', 'B'))).Status);
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.GotoAsync($"/welcome?code={Code}&to={Uri.EscapeDataString($"/accounts/{MadeUpPlatform.Big}")}");

        Assert.EndsWith($"/accounts/{MadeUpPlatform.Big}", reader.Page.Url, StringComparison.Ordinal);
        Assert.Contains("Big Shop", await reader.MainTextAsync(), StringComparison.Ordinal);
        Assert.Equal(403, (await stranger.GotoAsync("/welcome?code=" + Code)).Status);
        Assert.Contains("used already", await stranger.MainTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_too_old_signs_nobody_in()
    {
        var token = server.Tokens.Create(new AccessTokenRequest { AllAccounts = true }).Token.Id;
        await server.StopAsync();
        await server.StartAsync(options => options with { OneTimeSignIn = new OneTimeSignIn(Code, token) { Lifetime = TimeSpan.Zero } });
        await using var reader = await chromium.OpenAsync(server.Address);

        Assert.Equal(403, (await reader.GotoAsync("/welcome?code=" + Code)).Status);
    }
}
