using System.Collections.Concurrent;
using System.Net;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Transport;

/// <summary>A server that does what no decent server does.</summary>
public sealed class MisbehaviourTests
{
    [Fact]
    public async Task A_body_that_comes_byte_by_byte_is_read_whole()
    {
        await using var server = new LoopbackServer(new Reply(200, BigAnswer.Bytes.AsSpan(0, 2_000).ToArray()) { IsTrickled = true }, Reply.Json("""{"size":5}""") with { IsTrickled = true });
        using var client = Clients.Of(server);

        var cut = await Assert.ThrowsAsync<RequestFailedException>(() => Ask(client));
        Assert.Equal(200, cut.StatusCode);
        Assert.Equal(5, (await Ask(client)).Size);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_body_that_ends_before_its_announced_length_is_tried_again()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"size":5}""").With("Content-Length", "4000") with { IsLast = true }, Reply.Json("""{"size":6}"""));
        using var client = Clients.Of(server);

        Assert.Equal(6, (await Ask(client)).Size);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_is_not_http_is_a_network_failure()
    {
        await using var server = new LoopbackServer(Reply.Json("{}") with { InsteadOfHead = "220 mail.example.org ESMTP\r\n\r\n", IsLast = true });
        using var client = new AudienceInsightsClient(Clients.Options(server) with { MaxRetries = 1 });

        var failure = await Assert.ThrowsAsync<NetworkFailureException>(() => Ask(client));

        Assert.Equal(HttpRequestError.InvalidResponse, Assert.IsType<HttpRequestException>(failure.InnerException).HttpRequestError);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Headers_that_nobody_can_read_do_no_harm()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"size":5}""").With("x-ratelimit-limit", "plenty;w=;name=\"").With("x-ratelimit-reset", "soon")
            .With("Content-Type", "what/ever; charset=klingon").With("Date", "yesterday"));
        using var client = Clients.Of(server);

        var response = await client.GetAudienceInsightsWithResponseAsync("4", InsightType.YourTotalAudience);

        Assert.Equal(5, response.Value.Size);
        Assert.Equal("plenty;w=;name=\"", response.RateLimit!.LimitHeader);
        Assert.Equal((null, null, null), (response.RateLimit.Limit, response.RateLimit.Remaining, response.RateLimit.Reset));
    }

    [Fact]
    public async Task A_hundred_calls_at_once_survive_a_server_that_fails_each_of_them_twice()
    {
        var asked = new ConcurrentDictionary<string, int>();
        await using var server = new LoopbackServer(request => asked.AddOrUpdate(request.Target, 1, (_, before) => before + 1) switch
        {
            1 => new Reply((int)HttpStatusCode.ServiceUnavailable, "<html>") { Headers = new() { ["Content-Type"] = "text/html" } },
            2 => Reply.Json("""{"size":5}""") with { CutAfter = 3 },
            _ => Reply.Json("""{"size":5}"""),
        });
        using var client = new AudienceInsightsClient(Clients.Options(server) with { MaxRetries = 2, RetryDelay = TimeSpan.Zero });

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => client.GetAudienceInsightsAsync($"{i}", InsightType.YourTotalAudience)));

        Assert.All(answers, answer => Assert.Equal(5, answer.Size));
        Assert.Equal(100, asked.Count);
    }

    private static Task<AudienceInsightsResponse> Ask(AudienceInsightsClient client) =>
        client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);
}
