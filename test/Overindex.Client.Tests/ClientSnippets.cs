using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests;

/// <summary>The code of docs/client.md and of the package's README, run. A test of Overindex.Client.Extensions.Tests compares the texts.</summary>
public sealed class ClientSnippets
{
    [Fact]
    public async Task The_first_steps_work_as_documented()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"size":5000,"categories":[{"name":"Animals","ratio":0.5,"index":1.2}]}"""));
        var (address, accessToken, output) = (server.Address.AbsoluteUri, "t", new StringWriter());

        using var client = new AudienceInsightsClient(new AudienceInsightsClientOptions
        {
            BaseAddress = new Uri(address), // Left out: Pinterest, https://api.pinterest.com/v5
            Credentials = Credentials.FromToken(accessToken),
        });

        var insights = await client.GetAudienceInsightsAsync("549755885175", InsightType.YourTotalAudience);
        foreach (var category in insights.Categories ?? [])
        {
            output.WriteLine($"{category.Name}: {category.Ratio:P0} of {insights.Size} people, index {category.Index}");
        }

        Assert.StartsWith("Animals: 50 % of 5000 people, index 1.2", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_are_handled_as_documented()
    {
        await using var server = new LoopbackServer(Reply.Error(403, 29, "You are not permitted to access that resource.").With("x-request-id", "r-1"));
        using var client = Clients.Of(server);
        var (adAccountId, output) = ("4", new StringWriter());

        try
        {
            await client.GetAudienceDefinitionsAsync(adAccountId);
        }
        catch (NotPermittedException failure)
        {
            output.WriteLine($"Not your ad account, or none: {adAccountId} (request {failure.RequestId})");
        }
        catch (RateLimitedException failure)
        {
            output.WriteLine($"Try again in {failure.RetryAfter}");
        }
        catch (AuthenticationFailedException)
        {
            output.WriteLine("Sign in again");
        }
        catch (AudienceInsightsException failure)
        {
            output.WriteLine($"{failure.StatusCode}: {failure.Message}");
        }

        Assert.Equal("Not your ad account, or none: 4 (request r-1)", output.ToString().TrimEnd());
    }

    [Fact]
    public async Task The_whole_response_tells_what_is_documented()
    {
        await using var server = new LoopbackServer(Reply.Json("{}").With("x-ratelimit-limit", "1000;w=60;name=\"ads_read\"").With("x-ratelimit-remaining", "9"));
        using var client = Clients.Of(server);
        var output = new StringWriter();

        var response = await client.GetAudienceInsightsWithResponseAsync("549755885175", InsightType.YourEngagedAudience);
        foreach (var bucket in response.RateLimit?.Buckets ?? [])
        {
            output.WriteLine($"{bucket.Name}: {bucket.Limit} requests in {bucket.Window}");
        }

        Assert.Equal("ads_read: 1000 requests in 00:01:00", output.ToString().TrimEnd());
    }

    [Fact]
    public async Task A_refresh_token_works_as_documented()
    {
        await using var server = new LoopbackServer(request => request.IsToken
            ? Reply.Json("""{"access_token":"a1","expires_in":2592000,"refresh_token":"r1"}""") : Reply.Json("""{"items":[{"id":"1","name":"Nordlys Home"}]}"""));
        ITokenStore store = new MemoryTokenStore(new StoredTokens("r0"));
        var (clientId, clientSecret, output) = ("id", "secret", new StringWriter());
        var options = Clients.Options(server, Credentials.FromRefreshToken(clientId, clientSecret, store));

        using var client = new AudienceInsightsClient(options with
        {
            Credentials = Credentials.FromRefreshToken(clientId, clientSecret, store),
        });

        await foreach (var adAccount in client.ListAdAccountsAsync())
        {
            output.WriteLine($"{adAccount.Id} {adAccount.Name}");
        }

        Assert.Equal("1 Nordlys Home", output.ToString().TrimEnd());
        Assert.Equal("r1", ((MemoryTokenStore)store).Tokens!.RefreshToken);
    }
}
