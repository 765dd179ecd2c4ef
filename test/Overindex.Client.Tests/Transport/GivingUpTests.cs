using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Transport;

/// <summary>A call that ends early once the head of the answer is there and its body is not; and clients that end before their calls.</summary>
public sealed class GivingUpTests
{
    [Fact]
    public async Task The_callers_cancellation_while_the_body_is_read_is_a_cancellation()
    {
        await using var server = Stalled();
        using var watch = new HeadWatch();
        using var http = new HttpClient(watch);
        using var client = new AudienceInsightsClient(http, Clients.Options(server));
        using var cancel = new CancellationTokenSource();

        var call = client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience, cancel.Token);
        await watch.Head;
        await cancel.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_that_stays_away_is_a_timeout()
    {
        await using var server = Stalled();
        using var watch = new HeadWatch();
        using var http = new HttpClient(watch);
        var options = Clients.Options(server);
        using var client = new AudienceInsightsClient(http, options);

        var call = Ask(client);
        await watch.Head;
        ((TestClock)options.TimeProvider).Advance(TestClock.RequestTimeout);

        Assert.Contains("within 00:00:30", (await Assert.ThrowsAsync<RequestTimeoutException>(() => call)).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_timeout_of_the_callers_own_http_client_is_a_timeout_that_says_whose_it_is()
    {
        await using var server = new LoopbackServer(_ => new TaskCompletionSource<Reply>().Task);
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(1) };
        using var client = new AudienceInsightsClient(http, Clients.Options(server));

        Assert.Contains(
            "within 00:00:00.0010000, the timeout of the HttpClient", (await Assert.ThrowsAsync<RequestTimeoutException>(() => Ask(client))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_a_client_gives_its_calls_up_and_is_no_timeout()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(_ =>
        {
            asked.TrySetResult();
            return new TaskCompletionSource<Reply>().Task;
        });
        var client = Clients.Of(server);

        var call = Ask(client);
        await asked.Task;
        client.Dispose();
        client.Dispose();

        Assert.Contains("was disposed", (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ask(client));
    }

    [Fact]
    public async Task Disposing_a_client_leaves_the_callers_http_client_as_it_is()
    {
        await using var server = new LoopbackServer(Reply.Json("{}"));
        using var http = new HttpClient();

        new AudienceInsightsClient(http, Clients.Options(server)).Dispose();

        Assert.NotNull(await Ask(new AudienceInsightsClient(http, Clients.Options(server))));
    }

    private static LoopbackServer Stalled() => new(_ => Reply.Json("{}") with { BodyAfter = new TaskCompletionSource().Task });

    private static Task<AudienceInsightsResponse> Ask(AudienceInsightsClient client) =>
        client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);
}
