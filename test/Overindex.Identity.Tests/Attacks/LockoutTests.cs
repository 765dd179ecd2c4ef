using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Overindex.Identity.Serving;
using Overindex.Identity.Storage;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Attacks;

/// <summary>Guesses at a password that come together, by which a count made afterwards would be passed.</summary>
public sealed class LockoutTests(PostgreSqlCluster postgreSql)
{
    private const int Guesses = 16;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_guesses_at_once_five_are_looked_at_and_then_none_for_five_minutes(bool inPostgreSql)
    {
        using var directory = new TemporaryDirectory();
        var settings = new IdentitySettings { Database = inPostgreSql ? await postgreSql.CreateDatabaseAsync() : null };
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using (var registry = await TenantRegistry.OpenAsync(directory.Path, settings))
        {
            await registry.AddUserAsync("anna", CodeFlow.Password);
        }

        var services = new ServiceCollection();
        StorageServices.Add(services, new DatabaseSource(directory.Path, settings), clock, loggers: null);
        services.AddScoped<SignInAttempts>();
        await using var provider = services.BuildServiceProvider();
        var anna = await provider.GetRequiredService<IdentityDatabase>().Users.Select(user => user.Id).SingleAsync();

        Assert.Equal(5, await GuessAsync(provider, anna));
        clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.Equal(0, await GuessAsync(provider, anna));
        clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal(5, await GuessAsync(provider, anna));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Of_many_guesses_over_HTTP_at_once_no_more_than_five_are_found_wrong_and_the_others_locked()
    {
        await using var server = await TenantServer.StartAsync();
        using var flow = await CodeFlow.CreateAsync(server);
        var page = await flow.Browser.OpenAsync(flow.Address());

        var answers = await Task.WhenAll(Enumerable.Range(0, Guesses).Select(guess => flow.Browser.SignInAsync(page, flow.User, $"wrong password {guess}")));

        Assert.All(answers, answer => Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.Status));
        var refusals = server.Running.LogRecorder.Lines.Where(line => line.Text.Contains($"Sign-in of user {flow.User} refused", StringComparison.Ordinal)).ToList();
        Assert.Equal((5, Guesses - 5), (refusals.Count(line => line.Text.Contains("wrong password", StringComparison.Ordinal)), refusals.Count(line => line.Text.Contains("locked", StringComparison.Ordinal))));
        Assert.Equal(Guesses, refusals.Select(line => line.Text[line.Text.IndexOf("request ", StringComparison.Ordinal)..]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        await using var server = await TenantServer.StartAsync();
        using var flow = await CodeFlow.CreateAsync(server);
        for (var round = 0; round < 2; round++)
        {
            var page = await flow.Browser.OpenAsync(flow.Address());
            for (var guess = 0; guess < 4; guess++)
            {
                await flow.Browser.SignInAsync(page, flow.User, "a wrong password");
            }

            var consent = await flow.Browser.SignInAsync(page, flow.User, CodeFlow.Password);
            Assert.Contains("wants to see", consent.Text, StringComparison.Ordinal);
            await flow.Browser.SubmitAsync("/oauth/sign-out", consent.Fields("/oauth/sign-out"));
        }
    }

    private static async Task<int> GuessAsync(ServiceProvider provider, string user)
    {
        var looked = await Task.WhenAll(Enumerable.Range(0, Guesses).Select(_ => Task.Run(async () =>
        {
            await using var scope = provider.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SignInAttempts>().TryBeginAsync(user, CancellationToken.None);
        })));
        return looked.Count(may => may);
    }
}
