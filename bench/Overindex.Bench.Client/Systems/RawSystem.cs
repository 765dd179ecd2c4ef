using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Overindex.Bench.Client.Systems;

/// <summary>HttpClient and source-generated System.Text.Json, and nothing else: what one writes in an afternoon.</summary>
internal sealed class RawSystem<T>(string name, Uri server, JsonTypeInfo<T> model) : MeasuredSystem(name)
{
    private readonly HttpClient _http = Http(server);

    public override async Task<object> CallAsync(int adAccount) =>
        (await _http.GetFromJsonAsync(new Uri($"ad_accounts/{adAccount}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE", UriKind.Relative), model))!;

    public override string ToJson(object answer) => JsonSerializer.Serialize((T)answer, model);

    public override void Dispose() => _http.Dispose();
}
