using System.Text.Json;
using System.Text.RegularExpressions;

namespace Overindex.Contracts.Tests.Description;

/// <summary>Checks JSON against the part of OpenAPI 3.0's schemas that the descriptions use; a keyword it does not know is an error,
/// never ignored.</summary>
internal sealed class SchemaValidator(ApiDescription description, bool allowExtraProperties = false)
{
    private static readonly HashSet<string> s_annotations = ["title", "description", "example", "default", "deprecated"];

    private static readonly HashSet<string> s_rules = ["type", "properties", "items", "required", "nullable", "pattern", "enum"];

    /// <summary>What is wrong, one sentence each; empty when the value fits.</summary>
    public IReadOnlyList<string> Validate(JsonElement value, JsonElement schema)
    {
        var errors = new List<string>();
        Check(value, schema, "$", errors);
        return errors;
    }

    private void Check(JsonElement value, JsonElement reference, string at, List<string> errors)
    {
        var schema = description.Resolve(reference);
        foreach (var keyword in schema.EnumerateObject().Where(x => !s_annotations.Contains(x.Name) && !s_rules.Contains(x.Name)))
        {
            errors.Add($"{at}: the schema's keyword '{keyword.Name}' is not known to this validator");
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!(schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean()))
                errors.Add($"{at} is null");
            return;
        }

        var type = schema.GetProperty("type").GetString()!;
        if (!IsOfType(value, type))
        {
            errors.Add($"{at} is not of type {type}: {value.GetRawText()}");
            return;
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(x => JsonElement.DeepEquals(x, value)))
            errors.Add($"{at} is not one of {allowed.GetRawText()}: {value.GetRawText()}");
        if (schema.TryGetProperty("pattern", out var pattern) && !Matches(value, pattern))
            errors.Add($"{at} does not match {pattern.GetString()}: {value.GetRawText()}");
        if (type == "object")
            CheckObject(value, schema, at, errors);
        if (type == "array")
            CheckItems(value, schema, at, errors);
    }

    private void CheckObject(JsonElement value, JsonElement schema, string at, List<string> errors)
    {
        var seen = new HashSet<string>();
        var properties = schema.GetProperty("properties");
        foreach (var property in value.EnumerateObject())
        {
            if (!seen.Add(property.Name))
                errors.Add($"{at}.{property.Name} comes twice");
            if (properties.TryGetProperty(property.Name, out var expected))
                Check(property.Value, expected, $"{at}.{property.Name}", errors);
            else if (!allowExtraProperties)
                errors.Add($"{at}.{property.Name} is not described");
        }

        if (schema.TryGetProperty("required", out var required))
        {
            errors.AddRange(required.EnumerateArray().Where(x => !seen.Contains(x.GetString()!)).Select(x =>
                $"{at}.{x.GetString()} is missing"));
        }
    }

    private void CheckItems(JsonElement value, JsonElement schema, string at, List<string> errors)
    {
        var items = schema.GetProperty("items");
        var position = 0;
        foreach (var item in value.EnumerateArray())
        {
            Check(item, items, $"{at}[{position++}]", errors);
        }
    }

    // A generated client takes 10000.0 for a number that is no integer, so the text decides, not the value.
    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetRawText().AsSpan().IndexOfAny(".eE") < 0,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new InvalidDataException($"The schema has the unknown type '{type}'."),
    };

    private static bool Matches(JsonElement value, JsonElement pattern) =>
        Regex.IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
