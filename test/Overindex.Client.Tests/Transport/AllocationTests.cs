using System.Diagnostics.CodeAnalysis;
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
    public async Task A_call_for_the_large_answer_stays_within_its_budget()
    {
        await using var server = new LoopbackServer(new Reply(200, BigAnswer.Bytes));
        using var client = new AudienceInsightsClient(Clients.Options(server) with { TimeProvider = TimeProvider.System });
        using var http = new HttpClient();
        var address = new Uri(server.Address + "/ad_accounts/4/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");

        var ours = await BytesOfAsync(() => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience));
        var plain = await BytesOfAsync(async () =>
        {
            await using var body = await http.GetStreamAsync(address);
            await JsonSerializer.DeserializeAsync(body, ContractsJson.Wire.AudienceInsightsResponse);
        });

        // The loopback server allocates in this process too, the same for both.
        Assert.True(ours < plain * 0.75, $"A call takes {ours} bytes; HttpClient with generated JSON takes {plain}.");
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

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    [SuppressMessage("Naming", "CA1711", Justification = "It is xunit's word.")]
    public sealed class Alone;
}
