using Microsoft.Extensions.Time.Testing;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Storage;

/// <summary>What depends on the database, with PostgreSQL: everything else is tested with SQLite.</summary>
public sealed class PostgreSqlTests(PostgreSqlCluster postgreSql)
{
    [Fact]
    public async Task Users_apps_and_grants_are_kept()
    {
        await using var server = await StartAsync();
        using var flow = await CodeFlow.CreateAsync(server);

        Assert.Equal([flow.User], (await server.Registry.ListUsersAsync()).Select(user => user.Name));
        var app = Assert.Single(await server.Registry.ListAppsAsync());
        Assert.Equal((flow.ClientId, CodeFlow.Callback), (app.ClientId, Assert.Single(app.RedirectUris)));
        Assert.Equal(2, (await server.Registry.ListGrantsAsync()).Count);
        Assert.False(Directory.Exists(Path.Combine(server.Running.DataDirectory, "identity", "identity.db")));
        await Assert.ThrowsAsync<IdentityException>(() => server.Registry.AddUserAsync(flow.User.ToUpperInvariant(), CodeFlow.Password));
    }

    [Fact]
    public async Task The_flows_work_and_reuse_ends_the_family()
    {
        await using var server = await StartAsync();
        using var flow = await CodeFlow.CreateAsync(server);
        var first = await flow.TokensAsync([TestPlatform.Big.ToString()]);
        Assert.Equal(200, await server.StatusAsync(first.AccessToken!, TestPlatform.Big));
        Assert.Equal(403, await server.StatusAsync(first.AccessToken!, TestPlatform.Small));
        var second = await flow.RefreshAsync(first.RefreshToken!);
        Assert.Equal(200, await server.StatusAsync(second.AccessToken!, TestPlatform.Big));

        (await flow.RefreshAsync(first.RefreshToken!)).IsBadGrant();

        await flow.EndsAsync(second.AccessToken!);
        (await flow.RefreshAsync(second.RefreshToken!)).IsBadGrant();
    }

    [Fact]
    public async Task Of_many_refreshes_at_once_at_most_one_succeeds()
    {
        await using var server = await StartAsync();
        using var flow = await CodeFlow.CreateAsync(server);
        var tokens = await flow.TokensAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => flow.RefreshAsync(tokens.RefreshToken!)));

        Assert.InRange(answers.Count(answer => !answer.IsError), 0, 1);
        Assert.All(answers.Where(answer => answer.IsError), answer => answer.IsBadGrant());
    }

    [Fact]
    public async Task What_one_server_revokes_every_server_refuses_within_a_second()
    {
        var settings = new IdentitySettings { Database = await postgreSql.CreateDatabaseAsync() };

        // A clock that only the test moves: a busy machine makes no second longer.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var one = await TenantServer.StartAsync(settings);
        await using var other = await TenantServer.StartAsync(settings, clock);
        var (id, secret) = await one.AddAppAsync(AccountSet.Everything);
        var token = (await one.AskForAppTokenAsync(id, secret)).AccessToken!;
        Assert.Equal(200, await other.StatusAsync(token, TestPlatform.Big));

        await one.Registry.RemoveAppAsync(id);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(401, await other.StatusAsync(token, TestPlatform.Big));
    }

    [Fact]
    public async Task Without_its_database_the_server_says_so_and_personal_tokens_still_work()
    {
        await using var server = await TenantServerWithoutDatabase.StartAsync();
        using var client = server.NewClient(new string('a', 43));

        await client.ErrorAsync("/v5/ad_accounts", System.Net.HttpStatusCode.ServiceUnavailable, 0);
        await server.Client.OkAsync("/v5/ad_accounts");
    }

    private async Task<TenantServer> StartAsync() =>
        await TenantServer.StartAsync(new IdentitySettings { Database = await postgreSql.CreateDatabaseAsync() });

    private static class TenantServerWithoutDatabase
    {
        internal static Task<RunningServer> StartAsync() => RunningServer.StartAsync(options => options with
        {
            Identity = new IdentitySettings { Database = "Host=/nowhere;Username=nobody;Database=none;Timeout=1" },
        });
    }
}
