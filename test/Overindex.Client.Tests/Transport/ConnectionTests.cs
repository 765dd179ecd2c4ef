using System.Net;
using System.Net.Sockets;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Transport;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Calls_one_after_the_other_use_one_connection()
    {
        await using var server = new LoopbackServer(Reply.Json("{}"), Reply.Error(404, 50, "none"), Reply.Json("{}"));
        using var client = Clients.Of(server);

        for (var i = 0; i < 50; i++)
        {
            await Record.ExceptionAsync(() => Ask(client));
        }

        Assert.Equal(50, server.Requests.Count);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_body_is_tried_again()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"size":5}""") with { CutAfter = 4 }, Reply.Json("""{"size":6}"""));
        using var client = Clients.Of(server);

        Assert.Equal(6, (await Ask(client)).Size);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_is_always_cut_is_a_network_failure_after_bounded_retries()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"size":5}""") with { CutAfter = 4 });
        var options = Clients.Options(server) with { MaxRetries = 2 };
        using var client = new AudienceInsightsClient(options);

        var failure = await Assert.ThrowsAsync<NetworkFailureException>(() => Ask(client));

        Assert.Null(failure.StatusCode);
        Assert.Contains(server.Address.Authority, failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, ((TestClock)options.TimeProvider).Waits.Count);
    }

    [Fact]
    public async Task A_connection_that_is_cut_before_the_answer_is_tried_again()
    {
        await using var server = new LoopbackServer(new Reply(200, "") { CutAtOnce = true }, Reply.Json("""{"size":6}"""));
        using var client = Clients.Of(server);

        Assert.Equal(6, (await Ask(client)).Size);
    }

    [Fact]
    public async Task A_refused_connection_is_a_network_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var options = new AudienceInsightsClientOptions
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            Credentials = Credentials.FromToken("t"),
            MaxRetries = 1,
            TimeProvider = new TestClock(),
            Timeout = TestClock.RequestTimeout,
        };
        using var client = new AudienceInsightsClient(options);

        var failure = await Assert.ThrowsAsync<NetworkFailureException>(() => Ask(client));

        Assert.Equal(HttpRequestError.ConnectionError, Assert.IsType<HttpRequestException>(failure.InnerException).HttpRequestError);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_a_timeout_and_is_not_asked_again()
    {
        var clock = new TestClock();
        await using var server = new LoopbackServer(_ =>
        {
            clock.Advance(TestClock.RequestTimeout);
            return new TaskCompletionSource<Reply>().Task;
        });
        using var client = new AudienceInsightsClient(Clients.Options(server) with { TimeProvider = clock });

        var failure = await Assert.ThrowsAsync<RequestTimeoutException>(() => Ask(client));

        Assert.Contains("00:00:30", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_that_does_not_come_in_time_is_a_timeout()
    {
        var clock = new TestClock();
        await using var server = new LoopbackServer(_ =>
        {
            // The head is on its way before the clock moves: what is late is the body.
            var body = new TaskCompletionSource();
            return Task.FromResult(Reply.Json("{}") with { BodyAfter = Late(clock, body.Task) });
        });
        using var client = new AudienceInsightsClient(Clients.Options(server) with { TimeProvider = clock });

        await Assert.ThrowsAsync<RequestTimeoutException>(() => Ask(client));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_callers_cancellation_is_a_cancellation_and_nothing_else(bool duringBody)
    {
        using var cancel = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        await using var server = new LoopbackServer(async _ =>
        {
            await cancel.CancelAsync();
            return duringBody ? Reply.Json("{}") with { BodyAfter = never.Task } : await new TaskCompletionSource<Reply>().Task;
        });
        using var client = Clients.Of(server);

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience, cancel.Token));

        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_begins_sends_nothing()
    {
        await using var server = new LoopbackServer(Reply.Json("{}"));
        using var client = Clients.Of(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience, new CancellationToken(canceled: true)));

        Assert.Equal(0, server.Connections);
    }

    private static async Task Late(TestClock clock, Task body)
    {
        await Task.Yield();
        clock.Advance(TestClock.RequestTimeout);
        await body;
    }

    private static Task<AudienceInsightsResponse> Ask(AudienceInsightsClient client) =>
        client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);
}
