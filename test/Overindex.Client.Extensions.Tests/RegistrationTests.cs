using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Overindex.Client.Testing;
using Overindex.Contracts;
using Polly;

namespace Overindex.Client.Extensions.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Settings_come_from_configuration()
    {
        using var server = new FakeAudienceInsightsServer().WithInterest(new InterestResponse { Id = "1" }).FailNext(Fault.HtmlUnavailable, times: 3);
        await using var services = Services(server, new()
        {
            ["BaseAddress"] = FakeAudienceInsightsServer.Address.AbsoluteUri,
            ["AccessToken"] = "t",
            ["MaxRetries"] = "1",
            ["RetryDelay"] = "00:00:00",
            ["Product"] = "shop-reports/2.1",
        });
        var client = services.GetRequiredService<IAudienceInsightsClient>();

        await Assert.ThrowsAsync<RequestFailedException>(() => client.GetInterestAsync("1"));

        Assert.Equal(2, server.Requests.Count);
        Assert.Same(client, services.GetRequiredService<AudienceInsightsClient>());
        Assert.Equal("shop-reports/2.1", services.GetRequiredService<IOptions<AudienceInsightsClientSettings>>().Value.Product);
    }

    [Theory]
    [InlineData("MaxRetries", "99", "MaxRetries is '99'; it must be 0 to 10")]
    [InlineData("BaseAddress", "ftp://x/", "it must be absolute and http or https")]
    [InlineData("AccessToken", "", "There are no credentials: set AccessToken")]
    public async Task A_broken_setting_stops_the_program_when_it_starts(string key, string value, string message)
    {
        using var server = new FakeAudienceInsightsServer();
        var configuration = new Dictionary<string, string?> { ["AccessToken"] = "t-secret", [key] = value };
        await using var services = Services(server, configuration);

        var broken = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(message, broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t-secret", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_token_store_makes_the_apps_id_and_secret_a_refresh()
    {
        using var server = new FakeAudienceInsightsServer().WithInterest(new InterestResponse { Id = "1" });
        await using var services = Services(server, new() { ["ClientId"] = "id", ["ClientSecret"] = "secret" }, add => add.AddSingleton<ITokenStore, Store>());

        await services.GetRequiredService<AudienceInsightsClient>().GetInterestAsync("1");

        Assert.Equal("grant_type=refresh_token&refresh_token=r0", server.Requests[0].Form);
        Assert.Equal("fake-refresh-1", ((Store)services.GetRequiredService<ITokenStore>()).Tokens.RefreshToken);
    }

    [Fact]
    public async Task Registered_credentials_come_before_those_of_the_settings()
    {
        using var server = new FakeAudienceInsightsServer().WithInterest(new InterestResponse { Id = "1" });
        await using var services = Services(
            server, new() { ["AccessToken"] = "t" }, add => add.AddSingleton(Credentials.FromClient("id", "secret", "ads:read")));

        await services.GetRequiredService<AudienceInsightsClient>().GetInterestAsync("1");

        Assert.Equal("grant_type=client_credentials&scope=ads%3Aread", server.Requests[0].Form);
    }

    [Fact]
    public async Task A_resilience_handler_retries_in_place_of_the_client_but_never_a_request_for_a_token()
    {
        using var server = new FakeAudienceInsightsServer().WithInterest(new InterestResponse { Id = "1" });
        await using var services = Services(server, new() { ["ClientId"] = "id", ["ClientSecret"] = "secret" }, plug: builder =>
        {
            builder.WithoutBuiltInRetries().AddStandardResilienceHandler(options =>
            {
                options.Retry.Delay = TimeSpan.Zero;
                options.Retry.MaxRetryAttempts = 2;
            });
        });
        var client = services.GetRequiredService<AudienceInsightsClient>();

        server.FailNext(Fault.HtmlUnavailable);
        await Assert.ThrowsAsync<RequestFailedException>(() => client.GetInterestAsync("1"));
        Assert.Single(server.Requests);

        await client.GetInterestAsync("1");
        server.FailNext(Fault.HtmlUnavailable, times: 2);
        await client.GetInterestAsync("1");
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task What_a_resilience_handler_gives_up_is_a_timeout_and_what_it_holds_back_a_network_failure()
    {
        using var server = new FakeAudienceInsightsServer().WithInterest(new InterestResponse { Id = "1" });
        await using var services = Services(server, new() { ["AccessToken"] = "t" }, plug: builder =>
        {
            builder.WithoutBuiltInRetries().AddResilienceHandler("strict", pipeline => pipeline
                .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { MinimumThroughput = 2, FailureRatio = 1, BreakDuration = TimeSpan.FromHours(1) })
                .AddTimeout(TimeSpan.FromMilliseconds(10)));
        });
        var client = services.GetRequiredService<AudienceInsightsClient>();
        server.FailNext(Fault.Slow(TimeSpan.FromDays(1)), times: 2);

        Assert.Contains("'00:00:00.0100000'", (await Assert.ThrowsAsync<RequestTimeoutException>(() => client.GetInterestAsync("1"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RequestTimeoutException>(() => client.GetInterestAsync("1"));
        Assert.Contains("not let through", (await Assert.ThrowsAsync<NetworkFailureException>(() => client.GetInterestAsync("1"))).Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Logs_tell_of_retries_and_failures_and_hold_no_secret()
    {
        using var server = new FakeAudienceInsightsServer().FailNext(Fault.HtmlUnavailable);
        using var logs = new MemoryLogs();
        await using var services = Services(
            server,
            new() { ["ClientId"] = "id", ["ClientSecret"] = "s3cret", ["RetryDelay"] = "00:00:00" },
            add => add.AddLogging(builder => builder.AddProvider(logs).SetMinimumLevel(LogLevel.Trace)));
        var client = services.GetRequiredService<AudienceInsightsClient>();

        // No token; then a token, and no such interest; then a retry before there is still none.
        await Assert.ThrowsAsync<RequestFailedException>(() => client.GetInterestAsync("1"));
        await Assert.ThrowsAsync<RequestFailedException>(() => client.GetInterestAsync("1"));
        server.FailNext(Fault.HtmlUnavailable);
        await Assert.ThrowsAsync<RequestFailedException>(() => client.GetInterestAsync("1"));

        Assert.Contains(logs.Lines, line => line.StartsWith("get_interest is tried again in 00:00:00 (retry 1, status 503)", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.StartsWith("A new access token was obtained", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.StartsWith("No new access token could be obtained", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.StartsWith("get_interest failed (status 404, code 404", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Contains("s3cret", StringComparison.Ordinal) || line.Contains("fake-access", StringComparison.Ordinal));
    }

    private static ServiceProvider Services(
        FakeAudienceInsightsServer server,
        Dictionary<string, string?> configuration,
        Action<IServiceCollection>? add = null,
        Action<IHttpClientBuilder>? plug = null)
    {
        configuration.TryAdd("BaseAddress", FakeAudienceInsightsServer.Address.AbsoluteUri);
        var services = new ServiceCollection();
        add?.Invoke(services);
        var builder = services.AddAudienceInsightsClient(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());
        foreach (var name in (string[])[AudienceInsightsClientRegistration.HttpClientName, "Overindex.Client.Tokens"])
        {
            services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => server);
        }

        plug?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private sealed class Store : ITokenStore
    {
        public StoredTokens Tokens { get; private set; } = new("r0");

        public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => new(Tokens);

        public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
        {
            Tokens = tokens;
            return ValueTask.CompletedTask;
        }
    }
}
