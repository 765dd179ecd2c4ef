using System.Collections.Concurrent;
using System.Net;
using Overindex.Engine;
using Overindex.Server.Hosting;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Answers;

public sealed class SingleFlightTests
{
    private const string Path = "/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";

    [Fact]
    public async Task A_hundred_concurrent_requests_for_one_cold_answer_count_once()
    {
        var gate = new Gate();
        await using var server = await RunningServer.StartAsync(seams: new ServerSeams { Counter = gate.Wrap });
        var requests = Enumerable.Range(0, 100).Select(_ => server.Client.GetByteArrayAsync(Path)).ToList();
        await gate.Reached;
        gate.Open();
        var answers = await Task.WhenAll(requests);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(1, gate.Calls(Audience.Partner(TestPlatform.Big, AudienceType.ImpressionPlusEngagement)));
        await server.Client.OkAsync(Path);
        Assert.Equal(1, gate.Calls(Audience.Partner(TestPlatform.Big, AudienceType.ImpressionPlusEngagement)));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_take_the_answer_from_the_others()
    {
        var gate = new Gate();
        await using var server = await RunningServer.StartAsync(seams: new ServerSeams { Counter = gate.Wrap });
        using var cancelled = new CancellationTokenSource();
        var leaving = server.Client.GetAsync(Path, cancelled.Token);
        await gate.Reached;
        var staying = server.Client.OkAsync(Path);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        gate.Open();
        Assert.Equal(500, (await staying).GetProperty("size").GetInt32());
        Assert.Equal(1, gate.Calls(Audience.Partner(TestPlatform.Big, AudienceType.ImpressionPlusEngagement)));
    }

    [Fact]
    public async Task A_failed_making_is_answered_without_internals_and_tried_again()
    {
        var fails = true;
        await using var server = await RunningServer.StartAsync(seams: new ServerSeams
        {
            Counter = snapshot => new Failing(new LocalAudienceCounter(snapshot), () => fails),
        });
        using (var response = await server.Client.GetAsync(Path))
        {
            var message = await response.IsErrorAsync(HttpStatusCode.InternalServerError, 0);
            Assert.Contains(response.Headers.GetValues("x-request-id").Single(), message, StringComparison.Ordinal);
            Assert.DoesNotContain("broken inside", message, StringComparison.Ordinal);
            Assert.Contains(server.LogRecorder.Lines, line => line.EventId == 6 && line.Text.Contains("broken inside", StringComparison.Ordinal));
        }

        fails = false;
        await server.Client.OkAsync(Path);
    }

    [Fact]
    public async Task What_exceeds_the_answers_in_the_making_is_put_off_at_once_and_the_rest_is_not()
    {
        const string other = "/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_ENGAGED_AUDIENCE";
        var gate = new Gate();
        await using var server = await RunningServer.StartAsync(options => options with { AnswersAtOnce = 1 }, new ServerSeams { Counter = gate.Wrap });
        var first = server.Client.OkAsync(Path);
        await gate.Reached;
        var same = server.Client.OkAsync(Path);
        using (var surplus = await server.Client.GetAsync(other))
        {
            await surplus.IsErrorAsync(HttpStatusCode.ServiceUnavailable, 0);
            Assert.True(surplus.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        gate.Open();
        await Task.WhenAll(first, same);
        await server.Client.OkAsync(other);
    }

    [Fact]
    public async Task Answers_are_right_when_none_fits_into_the_cache()
    {
        await using var server = await RunningServer.StartAsync(options => options with { AnswerCacheBytes = 0 });
        var first = await server.Client.GetByteArrayAsync(Path);
        Assert.Equal(first, await server.Client.GetByteArrayAsync(Path));
    }

    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentDictionary<Audience, int> _calls = new();

        internal Task Reached => _reached.Task;

        internal int Calls(Audience audience) => _calls.GetValueOrDefault(audience);

        internal void Open() => _opened.SetResult();

        internal IAudienceCounter Wrap(Snapshot snapshot) => new Counter(this, new LocalAudienceCounter(snapshot));

        private sealed class Counter(Gate gate, LocalAudienceCounter inner) : IAudienceCounter
        {
            public async ValueTask<AudienceCounts> CountAsync(Audience audience, CancellationToken cancellationToken = default)
            {
                gate._calls.AddOrUpdate(audience, 1, (_, calls) => calls + 1);
                gate._reached.TrySetResult();
                await gate._opened.Task;
                return await inner.CountAsync(audience, cancellationToken);
            }
        }
    }

    private sealed class Failing(LocalAudienceCounter inner, Func<bool> fails) : IAudienceCounter
    {
        public ValueTask<AudienceCounts> CountAsync(Audience audience, CancellationToken cancellationToken = default) =>
            fails() ? throw new InvalidOperationException("broken inside") : inner.CountAsync(audience, cancellationToken);
    }
}
