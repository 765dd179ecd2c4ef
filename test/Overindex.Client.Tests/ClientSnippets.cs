using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests;

/// <summary>Code of docs/client.md that no sample holds, run. A convention test compares the texts.</summary>
public sealed class ClientSnippets
{
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
