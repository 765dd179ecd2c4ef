using System.Net;
using Overindex.Engine;
using Overindex.Server.Hosting;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Answers;

public sealed class PutOffTests
{
    private const string Path = "/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";

    [Fact]
    public async Task What_cannot_be_counted_now_is_503_with_Retry_After_and_answered_later()
    {
        var unavailable = true;
        await using var server = await RunningServer.StartAsync(seams: new ServerSeams { Counter = snapshot => new Counter(new LocalAudienceCounter(snapshot), () => unavailable) });
        using (var response = await server.Client.GetAsync(Path))
        {
            Assert.Contains("A shard is moving.", await response.IsErrorAsync(HttpStatusCode.ServiceUnavailable, 0), StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
            Assert.Contains(server.LogRecorder.Lines, line => line.EventId == 10);
        }

        unavailable = false;
        await server.Client.OkAsync(Path);
    }

    private sealed class Counter(LocalAudienceCounter inner, Func<bool> unavailable) : IAudienceCounter
    {
        public ValueTask<AudienceCounts> CountAsync(Audience audience, CancellationToken cancellationToken = default) => unavailable()
            ? throw new CountUnavailableException("A shard is moving.", TimeSpan.FromSeconds(1.2))
            : inner.CountAsync(audience, cancellationToken);
    }
}
