using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Each_operation_is_one_span_with_its_outcome_and_without_secrets()
    {
        await using var server = new LoopbackServer(new Reply(503, ""), Reply.Json("{}").With("x-request-id", "r-1"), Reply.Error(403, 29, "no"));
        using var client = Clients.Of(server);
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Overindex.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (Equals(span.GetTagItem("server.port"), server.Address.Port))
                {
                    spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await client.GetAudienceDefinitionsAsync("4");
        await Assert.ThrowsAsync<NotPermittedException>(() => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience));

        Assert.Equal(["get_audience_definitions", "get_audience_insights"], spans.Select(span => span.OperationName));
        var (good, bad) = (spans.First(), spans.Last());
        Assert.Equal((200, 1, "r-1"), (good.GetTagItem("http.response.status_code"), good.GetTagItem("http.request.resend_count"), good.GetTagItem("overindex.request_id")));
        Assert.Equal((ActivityStatusCode.Error, 403, "NotPermittedException"), (bad.Status, bad.GetTagItem("http.response.status_code"), bad.GetTagItem("error.type")));
        Assert.DoesNotContain(spans.SelectMany(span => span.TagObjects), tag => tag.Value?.ToString()?.Contains(Clients.Token, StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Duration_retries_refreshes_and_remaining_are_measured()
    {
        await using var server = new LoopbackServer(
            new Reply(200, """{"access_token":"a1","expires_in":3600}"""),
            new Reply(503, ""),
            Reply.Json("{}").With("x-ratelimit-remaining", "987654321"));
        using var client = Clients.Of(server, Credentials.FromClient("id", "secret"));
        var seen = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Overindex.Client")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.Enqueue($"{instrument.Name} {value}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
        listener.Start();

        await client.GetInterestAsync("4");

        // Other tests run at the same time and are measured too; what is looked for is among it.
        Assert.Contains("overindex.client.token.refreshes 1", seen);
        Assert.Contains("overindex.client.retries 1", seen);
        Assert.Contains("overindex.client.ratelimit.remaining 987654321", seen);
        Assert.Contains("overindex.client.operation.duration get_interest ok", seen);
    }

    [Fact]
    public async Task An_observer_is_told_of_retries_refreshes_and_failures()
    {
        await using var server = new LoopbackServer(request => request.IsToken ? Reply.Json("""{"access_token":"a1","expires_in":3600}""") : new Reply(503, ""));
        var observer = new Recorder();
        using var client = new AudienceInsightsClient(
            Clients.Options(server, Credentials.FromClient("id", "secret")) with { MaxRetries = 1, Observer = observer });

        await Assert.ThrowsAsync<RequestFailedException>(() => client.GetInterestAsync("4"));

        Assert.Equal(["refreshed 2026-11-23 13:00:00Z", "retrying get_interest 1 503", "failed get_interest 503"], observer.Seen);
    }

    private sealed class Recorder : ClientObserver
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public override void Retrying(string operation, int retry, TimeSpan delay, AudienceInsightsException failure) =>
            Seen.Enqueue($"retrying {operation} {retry} {failure.StatusCode}");

        public override void TokenRefreshed(DateTimeOffset? expiresAt) => Seen.Enqueue($"refreshed {expiresAt:u}");

        public override void Failed(string operation, AudienceInsightsException failure) => Seen.Enqueue($"failed {operation} {failure.StatusCode}");
    }
}
