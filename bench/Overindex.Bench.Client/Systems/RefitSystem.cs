using System.Text.Json;
using Refit;

namespace Overindex.Bench.Client.Systems;

/// <summary>Refit over the same models and the same source-generated JSON as the first row.</summary>
internal sealed class RefitSystem : MeasuredSystem
{
    private readonly HttpClient _http;
    private readonly IRefitApi _api;

    public RefitSystem(Uri server)
        : base($"Refit {Versions.Of(typeof(RestService))}")
    {
        _http = Http(server);
        _api = RestService.For<IRefitApi>(_http, new RefitSettings(new SystemTextJsonContentSerializer(SettableJson.Default.Options)));
    }

    public override async Task<object> CallAsync(int adAccount) => await _api.GetInsightsAsync($"{adAccount}", "YOUR_TOTAL_AUDIENCE");

    public override string ToJson(object answer) => JsonSerializer.Serialize((SettableInsights)answer, SettableJson.Default.SettableInsights);

    public override void Dispose() => _http.Dispose();
}
