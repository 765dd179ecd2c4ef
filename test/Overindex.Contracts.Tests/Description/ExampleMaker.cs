using System.Text.Json;
using System.Text.Json.Nodes;

namespace Overindex.Contracts.Tests.Description;

/// <summary>Puts the examples that a description gives, property by property, together to a whole answer.</summary>
internal static class ExampleMaker
{
    public static JsonNode Make(ApiDescription description, JsonElement reference)
    {
        var schema = description.Resolve(reference);
        switch (schema.GetProperty("type").GetString())
        {
            case "object":
                var made = new JsonObject();
                foreach (var property in schema.GetProperty("properties").EnumerateObject())
                {
                    made[property.Name] = Make(description, property.Value);
                }

                return made;
            case "array":
                var item = schema.GetProperty("items");
                return new JsonArray(Make(description, item), Make(description, item));
            default:
                return schema.TryGetProperty("example", out var example) ? JsonNode.Parse(example.GetRawText())! : Fallback(schema);
        }
    }

    // The errors and the 5.10 definition's enums carry no example of their own.
    private static JsonNode Fallback(JsonElement schema) => schema.GetProperty("type").GetString() switch
    {
        "integer" => JsonValue.Create(7),
        _ when schema.TryGetProperty("properties", out var odd) => JsonNode.Parse(odd.GetProperty("scope").GetProperty(
            "enum")[0].GetRawText())!,
        _ => JsonValue.Create("text"),
    };
}
