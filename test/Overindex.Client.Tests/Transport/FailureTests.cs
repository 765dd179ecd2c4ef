using System.Text.Json;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Transport;

public sealed class FailureTests
{
    [Theory]
    [InlineData(401, 2, "Authentication failed.", typeof(AuthenticationFailedException))]
    [InlineData(401, 3, "Missing: ['ads:read']", typeof(MissingScopeException))]
    [InlineData(403, 29, "You are not permitted to access that resource.", typeof(NotPermittedException))]
    [InlineData(429, 8, "This request exceeded a rate limit.", typeof(RateLimitedException))]
    [InlineData(400, 1, "'audience_insight_type' value 'X' must be one of", typeof(RequestFailedException))]
    [InlineData(404, 50, "Interest not found.", typeof(RequestFailedException))]
    [InlineData(500, 0, "Something went wrong on our end.", typeof(RequestFailedException))]
    public async Task An_error_of_the_api_is_the_exception_that_its_caller_can_act_on(int status, int code, string message, Type expected)
    {
        await using var server = new LoopbackServer(Reply.Error(status, code, message).With("x-request-id", "r-7").With("x-ratelimit-remaining", "0"));
        using var client = new AudienceInsightsClient(Clients.Options(server) with { MaxRetries = 0 });

        var failure = await FailureOf(client);

        Assert.IsType(expected, failure);
        Assert.Equal((status, code, "r-7", 0L), (failure.StatusCode, failure.Code, failure.RequestId, failure.RateLimit!.Remaining));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains($"GET /v5/ad_accounts/4/audience_insights answered {status} (code {code})", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Request id: r-7", failure.Message, StringComparison.Ordinal);
        Assert.Contains(message, failure.BodySnippet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_html_page_keeps_its_status()
    {
        var page = "<html><body>Service Unavailable" + new string('x', 5_000);
        await using var server = new LoopbackServer(new Reply(503, page).With("Content-Type", "text/html"));
        using var client = new AudienceInsightsClient(Clients.Options(server) with { MaxRetries = 0 });

        var failure = Assert.IsType<RequestFailedException>(await FailureOf(client));

        Assert.Equal((503, null), (failure.StatusCode, failure.Code));
        Assert.Contains("text/html", failure.Message, StringComparison.Ordinal);
        Assert.Equal(512, failure.BodySnippet!.Length);
        Assert.StartsWith("<html>", failure.BodySnippet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"size\":5")]
    [InlineData("{\"size\":\"5\"}")]
    [InlineData("{\"size\":1e300}")]
    [InlineData("{} {}")]
    [InlineData("{\"date\":\"2022-13-09\"}")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"categories\":{}}")]
    [InlineData("{\"categories\":[7]}")]
    [InlineData("<html>sign in first</html>")]
    public async Task An_answer_that_is_not_the_apis_json_is_an_error_with_its_status(string body)
    {
        await using var server = new LoopbackServer(Reply.Json(body));
        using var fast = Clients.Of(server);
        using var keeping = new AudienceInsightsClient(Clients.Options(server) with { KeepUnknownProperties = true });

        foreach (var client in (AudienceInsightsClient[])[fast, keeping])
        {
            var failure = Assert.IsType<RequestFailedException>(await FailureOf(client));
            Assert.Equal(200, failure.StatusCode);
            Assert.Equal(body, failure.BodySnippet);
            Assert.IsAssignableFrom<JsonException>(failure.InnerException);
        }

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_text_that_is_not_utf8_is_an_error()
    {
        await using var server = new LoopbackServer(new Reply(200, [.. "{\"categories\":[{\"name\":\""u8, 0xFF, 0xFE, .. "\"}]}"u8]));
        using var client = Clients.Of(server);

        Assert.IsAssignableFrom<JsonException>(Assert.IsType<RequestFailedException>(await FailureOf(client)).InnerException);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        await using var server = new LoopbackServer(new Reply(200, [0xEF, 0xBB, 0xBF, .. "{\"size\":5}"u8]));
        using var client = Clients.Of(server);

        Assert.Equal(5, (await client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience)).Size);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_takes_no_token_elsewhere()
    {
        await using var elsewhere = new LoopbackServer(Reply.Json("{}"));
        await using var server = new LoopbackServer(new Reply(302, "").With("Location", elsewhere.Address.AbsoluteUri));
        using var client = Clients.Of(server);

        Assert.Equal(302, (await FailureOf(client)).StatusCode);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task No_secret_is_shown_when_a_server_echoes_it()
    {
        await using var server = new LoopbackServer(request => Reply.Error(400, 1, $"bad header {request.Authorization}"));
        var options = Clients.Options(server);
        using var client = new AudienceInsightsClient(options);

        var failure = await FailureOf(client);

        Assert.Contains("bad header Bearer ***", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Clients.Token, failure.ToString() + failure.BodySnippet + options + options.Credentials, StringComparison.Ordinal);
    }

    private static async Task<AudienceInsightsException> FailureOf(AudienceInsightsClient client) =>
        await Assert.ThrowsAnyAsync<AudienceInsightsException>(() => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience));
}
