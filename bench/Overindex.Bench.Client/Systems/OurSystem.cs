using System.Text.Json;
using Overindex.Client;
using Overindex.Contracts;

namespace Overindex.Bench.Client.Systems;

/// <summary>This client as it comes: retries, telemetry, rate limits and all.</summary>
internal sealed class OurSystem(Uri server) : MeasuredSystem($"Overindex.Client {Versions.Of(typeof(AudienceInsightsClient))}")
{
    private readonly AudienceInsightsClient _client =
        new(new AudienceInsightsClientOptions { BaseAddress = new Uri(server, "/v5"), Credentials = Credentials.FromToken("pina_token") });

    public override async Task<object> CallAsync(int adAccount) => await _client.GetAudienceInsightsAsync($"{adAccount}", InsightType.YourTotalAudience);

    public override string ToJson(object answer) => JsonSerializer.Serialize((AudienceInsightsResponse)answer, ContractsJson.Wire.AudienceInsightsResponse);

    public override void Dispose() => _client.Dispose();
}
