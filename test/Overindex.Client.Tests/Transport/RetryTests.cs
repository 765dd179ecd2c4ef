using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Transport;

public sealed class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_trouble_is_tried_again(int status)
    {
        await using var server = new LoopbackServer(new Reply(status, "<html>"), new Reply(status, ""), Reply.Json("""{"size":6}"""));
        var (client, clock) = ClientOf(server);
        using var disposing = client;

        Assert.Equal(6, (await Ask(client)).Size);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, clock.Waits.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(304)]
    public async Task A_lasting_trouble_is_not_tried_again(int status)
    {
        await using var server = new LoopbackServer(Reply.Error(status, 1, "no"));
        var (client, _) = ClientOf(server);
        using var disposing = client;

        await Assert.ThrowsAnyAsync<AudienceInsightsException>(() => Ask(client));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Waits_double_with_jitter_and_end()
    {
        await using var server = new LoopbackServer(new Reply(503, ""));
        var (client, clock) = ClientOf(server, options => options with { MaxRetries = 4, RetryDelay = TimeSpan.FromSeconds(2), MaxRetryDelay = TimeSpan.FromSeconds(9) });
        using var disposing = client;

        await Assert.ThrowsAsync<RequestFailedException>(() => Ask(client));

        Assert.Equal(5, server.Requests.Count);
        Assert.Collection(clock.Waits, Within(1, 2), Within(2, 4), Within(4, 8), Within(4.5, 9));
    }

    [Fact]
    public async Task The_server_says_in_seconds_how_long_to_wait()
    {
        await using var server = new LoopbackServer(Reply.Error(429, 8, "slow down").With("Retry-After", "7"), Reply.Json("{}"));
        var (client, clock) = ClientOf(server);
        using var disposing = client;

        await Ask(client);

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(clock.Waits));
    }

    [Fact]
    public async Task The_server_says_by_a_date_how_long_to_wait()
    {
        // The test clock stands at noon.
        await using var server = new LoopbackServer(
            new Reply(503, "").With("Retry-After", "Mon, 23 Nov 2026 12:00:41 GMT"),
            new Reply(503, "").With("Retry-After", "Mon, 23 Nov 2026 11:00:00 GMT"),
            Reply.Json("{}"));
        var (client, clock) = ClientOf(server);
        using var disposing = client;

        await Ask(client);

        Assert.Equal(TimeSpan.FromSeconds(41), Assert.Single(clock.Waits));
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("13")]
    [InlineData("13;w=60;name=\"ads_read\", 13;w=60;name=\"other\"")]
    [InlineData("1795435213")]
    public async Task The_rate_limits_reset_says_how_long_to_wait_when_nothing_else_does(string reset)
    {
        await using var server = new LoopbackServer(Reply.Error(429, 8, "slow down").With("x-ratelimit-reset", reset), Reply.Json("{}"));
        var (client, clock) = ClientOf(server);
        using var disposing = client;

        await Ask(client);

        Assert.Equal(TimeSpan.FromSeconds(13), Assert.Single(clock.Waits));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_left_to_the_caller()
    {
        await using var server = new LoopbackServer(Reply.Error(429, 8, "slow down").With("Retry-After", "61"));
        var (client, clock) = ClientOf(server);
        using var disposing = client;

        var failure = await Assert.ThrowsAsync<RateLimitedException>(() => Ask(client));

        Assert.Equal(TimeSpan.FromSeconds(61), failure.RetryAfter);
        Assert.Empty(clock.Waits);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task A_retry_after_that_nobody_can_read_is_as_good_as_none(string header)
    {
        await using var server = new LoopbackServer(new Reply(503, "").With("Retry-After", header), Reply.Json("{}"));
        var (client, clock) = ClientOf(server);
        using var disposing = client;

        await Ask(client);

        Within(0.25, 0.5)(Assert.Single(clock.Waits));
    }

    [Fact]
    public async Task A_wait_ends_at_once_when_the_caller_cancels()
    {
        var clock = new TestClock { PassWaits = false };
        await using var server = new LoopbackServer(new Reply(503, ""));
        using var client = new AudienceInsightsClient(Clients.Options(server) with { TimeProvider = clock });
        using var cancel = new CancellationTokenSource();

        var call = client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience, cancel.Token);
        await clock.Waiting;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(server.Requests);
    }

    private static Action<TimeSpan> Within(double least, double most) => wait => Assert.InRange(wait.TotalSeconds, least, most);

    private static (AudienceInsightsClient Client, TestClock Clock) ClientOf(
        LoopbackServer server, Func<AudienceInsightsClientOptions, AudienceInsightsClientOptions>? change = null)
    {
        var options = Clients.Options(server);
        return (new AudienceInsightsClient(change?.Invoke(options) ?? options), (TestClock)options.TimeProvider);
    }

    private static Task<AudienceInsightsResponse> Ask(AudienceInsightsClient client) =>
        client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);
}
