using System.Text.Json;

namespace Overindex.Contracts.Tests.Description;

/// <summary>One generation of the official API description.</summary>
internal sealed class ApiDescription
{
    public const string Insights = "/ad_accounts/{ad_account_id}/audience_insights";

    public const string Definitions = "/ad_accounts/{ad_account_id}/insights/audiences";

    public const string SubInterests = "/ad_accounts/{ad_account_id}/insights/audiences/{scope}/{type}/{category_id}";

    private readonly JsonElement _root;

    private ApiDescription(string generation)
    {
        Generation = generation;
        var path = Path.Combine(SharedFolder.Path, "contract", $"audience-insights-{generation}.openapi.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        _root = document.RootElement.Clone();
    }

    public static ApiDescription Of510 { get; } = new("5.10");

    public static ApiDescription Of523 { get; } = new("5.23");

    public static IReadOnlyList<ApiDescription> Both { get; } = [Of510, Of523];

    public string Generation { get; }

    public override string ToString() => Generation;

    public bool HasOperation(string path) => _root.GetProperty("paths").TryGetProperty(path, out _);

    /// <summary>The schema of an operation's answer: status <c>200</c>, or <c>default</c> for errors.</summary>
    public JsonElement Answer(string path, string status = "200") => _root
        .GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty(status)
        .GetProperty("content").GetProperty("application/json").GetProperty("schema");

    /// <summary>Follows a schema's reference, if it is one.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = _root;
            foreach (var step in reference.GetString()!.Split('/').Skip(1))
            {
                schema = schema.GetProperty(step);
            }
        }

        return schema;
    }
}
