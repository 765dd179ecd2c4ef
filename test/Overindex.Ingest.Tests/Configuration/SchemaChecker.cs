using System.Text.Json;

namespace Overindex.Ingest.Tests.Configuration;

/// <summary>Validates JSON against the few words of JSON Schema that the config's schema uses; refuses to guess at any other.</summary>
internal sealed class SchemaChecker(JsonElement root)
{
    private static readonly string[] Silent = ["$schema", "$defs", "title", "description", "default"];

    internal bool Accepts(JsonElement value) => Accepts(root, value);

    private bool Accepts(JsonElement schema, JsonElement value) =>
        schema.EnumerateObject().Where(word => !Silent.Contains(word.Name)).All(word => Holds(schema, word.Name, word.Value, value));

    private bool Holds(JsonElement schema, string word, JsonElement rule, JsonElement value) => word switch
    {
        "$ref" => Accepts(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value),
        "oneOf" => rule.EnumerateArray().Count(option => Accepts(option, value)) == 1,
        "enum" => rule.EnumerateArray().Any(option => JsonElement.DeepEquals(option, value)),
        "type" => rule.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            var other => throw new NotSupportedException(other),
        },
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(element => Accepts(rule, element)),
        "required" => value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object
            || rule.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var inner) || Accepts(p.Value, inner)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().All(p => schema.GetProperty("properties").TryGetProperty(p.Name, out _)),
        _ => throw new NotSupportedException(word),
    };
}
