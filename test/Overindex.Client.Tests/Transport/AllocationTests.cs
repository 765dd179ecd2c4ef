using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Overindex.Client.Answers;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Transport;

/// <summary>Bytes are gated, because they do not depend on the machine. Other tests allocate at the same time, so calls are counted where they run alone.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    [Fact]
    public void Reading_the_large_answer_by_hand_takes_less_than_half_of_what_the_generated_reader_takes()
    {
        var generated = BytesOf(() => JsonSerializer.Deserialize(BigAnswer.Bytes, ContractsJson.Wire.AudienceInsightsResponse));
        var byHand = BytesOf(() => InsightsReader.Read(BigAnswer.Bytes));

        Assert.InRange(byHand, 1, Math.Min(generated / 2, 50_000));
    }

    [Fact]
    public async Task A_call_for_the_large_answer_takes_at_most_six_tenths_of_what_http_client_with_generated_json_takes()
    {
        using var http = new HttpClient(new Canned());
        using var client = new AudienceInsightsClient(http, new AudienceInsightsClientOptions { Credentials = Credentials.FromToken(Clients.Token) });
        var address = new Uri("https://canned.invalid/v5/ad_accounts/4/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");

        var ours = await BytesOfAsync(() => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience));
        var plain = await BytesOfAsync(() => http.GetFromJsonAsync(address, ContractsJson.Wire.AudienceInsightsResponse));

        Assert.True(ours <= plain * 0.6, $"A call takes {ours} bytes; HttpClient with generated JSON takes {plain}.");
    }

    private static long BytesOf(Action read)
    {
        for (var i = 0; i < 30; i++)
        {
            read();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        read();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static async Task<long> BytesOfAsync(Func<Task> call)
    {
        const int Calls = 50;
        for (var i = 0; i < Calls; i++)
        {
            await call();
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Calls; i++)
        {
            await call();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Calls;
    }

    // No server in the process: what it allocates would count for both.
    private sealed class Canned : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(BigAnswer.Bytes), RequestMessage = request };
            response.Content.Headers.ContentType = new("application/json", "utf-8");
            return Task.FromResult(response);
        }
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    [SuppressMessage("Naming", "CA1711", Justification = "It is xunit's word.")]
    public sealed class Alone;
}
