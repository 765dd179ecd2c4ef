using System.Text.Json;
using NSwag;
using Overindex.Bench.Client.Generated;

namespace Overindex.Bench.Client.Systems;

/// <summary>The client that NSwag generates from the API's description, with one HttpClient kept.</summary>
internal sealed class NSwagSystem : MeasuredSystem
{
    private readonly HttpClient _http;
    private readonly GeneratedClient _client;

    public NSwagSystem(Uri server)
        : base($"NSwag {Versions.Of(typeof(OpenApiDocument))}, generated client")
    {
        _http = Http(server);
        _client = new GeneratedClient(_http) { BaseUrl = _http.BaseAddress!.AbsoluteUri };
    }

    public override async Task<object> CallAsync(int adAccount) => await _client.Insights_getAsync($"{adAccount}", AudienceInsightType.YOUR_TOTAL_AUDIENCE);

    public override string ToJson(object answer) => JsonSerializer.Serialize((AudienceInsightsResponse)answer);

    public override void Dispose() => _http.Dispose();
}
