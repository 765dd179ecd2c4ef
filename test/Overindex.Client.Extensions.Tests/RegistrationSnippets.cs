using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Overindex.Client.Testing;
using Overindex.Contracts;

namespace Overindex.Client.Extensions.Tests;

/// <summary>The code of docs/client.md that needs dependency injection or the fake server, run. A convention test compares the texts.</summary>
public sealed class RegistrationSnippets
{
    [Fact]
    public async Task A_registered_client_works_as_documented()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AudienceInsights:AccessToken"] = "t" }).Build();
        var services = new ServiceCollection();

        services.AddAudienceInsightsClient(configuration.GetSection("AudienceInsights"));

        await using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<IAudienceInsightsClient>());
    }

    [Fact]
    public async Task A_resilience_handler_is_plugged_in_as_documented()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AccessToken"] = "t" }).Build();
        var services = new ServiceCollection();

        services.AddAudienceInsightsClient(configuration)
            .WithoutBuiltInRetries()
            .AddStandardResilienceHandler();

        await using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<AudienceInsightsClient>());
    }

    [Fact]
    public async Task The_fake_server_works_as_documented()
    {
        using var server = new FakeAudienceInsightsServer()
            .WithInsights("4", new AudienceInsightsResponse { Type = InsightType.YourTotalAudience, Size = 5_000 })
            .FailNext(Fault.RateLimited(TimeSpan.FromSeconds(1)))
            .FailNext(Fault.HtmlUnavailable);
        using var client = server.CreateClient(new AudienceInsightsClientOptions
        {
            Credentials = Credentials.FromToken("any"),
            MaxRetries = 0,
        });

        await Assert.ThrowsAsync<RateLimitedException>(() => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience));
        await Assert.ThrowsAsync<RequestFailedException>(() => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience));
        Assert.Equal(5_000, (await client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience)).Size);
        Assert.Equal(3, server.Requests.Count);
    }
}
