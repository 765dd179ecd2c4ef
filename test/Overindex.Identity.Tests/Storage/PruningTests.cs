using Microsoft.Extensions.Time.Testing;
using Overindex.Identity.Storage;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Storage;

public sealed class PruningTests
{
    [Fact]
    public async Task A_used_code_is_removed_after_two_weeks_and_what_is_valid_stays()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var settings = new IdentitySettings { AccessTokenLifetime = TimeSpan.FromHours(1), RefreshTokenLifetime = TimeSpan.FromDays(60) };
        await using var server = await TenantServer.StartAsync(settings);
        using var flow = await CodeFlow.CreateAsync(server);
        var tokens = await flow.TokensAsync();
        await using var authorization = new AuthorizationServer(
            new AuthorizationServerOptions { DataDirectory = server.Running.DataDirectory, Settings = settings, TimeProvider = clock });
        Assert.Equal(3, await CountAsync(server));

        clock.Advance(TimeSpan.FromDays(13));
        await authorization.PruneAsync();
        Assert.Equal(3, await CountAsync(server));

        clock.Advance(TimeSpan.FromDays(7));
        await authorization.PruneAsync();
        Assert.Equal(2, await CountAsync(server));
        Assert.False((await flow.RefreshAsync(tokens.RefreshToken!)).IsError);
    }

    private static async Task<long> CountAsync(TenantServer server)
    {
        await using var connection = new DatabaseSource(server.Running.DataDirectory, new IdentitySettings()).Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM \"Tokens\"";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
