using System.Net;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

/// <summary>The flows worth abusing here: guessing at tokens, and finding out about single people from many answers.</summary>
public sealed class Api6BusinessFlowsTests
{
    [Fact]
    public async Task Guessing_at_the_token_endpoint_ends_at_the_limit_of_the_address()
    {
        await using var server = await RunningServer.StartAsync(options => options with { RateLimits = new() });
        using var stranger = server.NewClient(null);
        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 80; guess++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v5/oauth/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"app:{guess}")));
            using var response = await stranger.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        Assert.DoesNotContain(HttpStatusCode.OK, statuses);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses.Take(60));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses.Skip(60));
    }

    [Fact]
    public async Task An_audience_under_the_minimum_tells_nothing_and_its_size_not_either()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var account in (Engine.AdAccountId[])[TestPlatform.Small, TestPlatform.Idle])
        {
            foreach (var type in (string[])["YOUR_TOTAL_AUDIENCE", "YOUR_ENGAGED_AUDIENCE"])
            {
                var answer = await server.Client.OkAsync($"/v5/ad_accounts/{account}/audience_insights?audience_insight_type={type}");
                Assert.Equal((100, true), (answer.GetProperty("size").GetInt32(), answer.GetProperty("size_is_upper_bound").GetBoolean()));
                Assert.Equal(0, answer.GetProperty("categories").GetArrayLength());
                Assert.All(answer.GetProperty("demographics").EnumerateObject(), group => Assert.Equal(0, group.Value.GetArrayLength()));
            }
        }
    }
}
