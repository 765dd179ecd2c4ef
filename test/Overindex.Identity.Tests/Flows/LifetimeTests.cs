using Microsoft.Extensions.Time.Testing;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Flows;

public sealed class LifetimeTests
{
    private static readonly IdentitySettings Short = new() { AccessTokenLifetime = TimeSpan.FromMinutes(10), RefreshTokenLifetime = TimeSpan.FromMinutes(30) };

    [Fact]
    public async Task Tokens_end_when_they_said_they_would()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TenantServer.StartAsync(Short, clock);
        using var flow = await CodeFlow.CreateAsync(server);
        var first = await flow.TokensAsync();
        Assert.Equal((600, "1800"), (first.ExpiresIn, first.TryGet("refresh_token_expires_in")));
        Assert.Equal(200, await server.StatusAsync(first.AccessToken!, TestPlatform.Big));

        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(401, await server.StatusAsync(first.AccessToken!, TestPlatform.Big));
        var second = await flow.RefreshAsync(first.RefreshToken!);
        Assert.Equal(200, await server.StatusAsync(second.AccessToken!, TestPlatform.Big));

        clock.Advance(TimeSpan.FromMinutes(31));
        (await flow.RefreshAsync(second.RefreshToken!)).IsBadGrant();
    }

    [Fact]
    public async Task A_code_is_good_for_a_minute()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TenantServer.StartAsync(Short, clock);
        using var flow = await CodeFlow.CreateAsync(server);
        var code = await flow.CodeAsync();

        clock.Advance(TimeSpan.FromSeconds(90));

        (await flow.RedeemAsync(code)).IsBadGrant();
    }
}
