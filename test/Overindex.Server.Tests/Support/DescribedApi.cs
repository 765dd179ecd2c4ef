using System.Text.Json;
using System.Text.RegularExpressions;

namespace Overindex.Server.Tests.Support;

/// <summary>An OpenAPI document: its operations, and whether a body has the shape that it states.</summary>
internal sealed class DescribedApi(JsonElement document)
{
    internal IReadOnlyList<DescribedOperation> Operations { get; } =
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(operation => operation.Name is "get" or "post" or "put" or "delete" or "patch")
            .Select(operation => new DescribedOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value))),
    ];

    internal static async Task<DescribedApi> OfAsync(RunningServer server)
    {
        using var client = server.NewClient(null);
        return new(await client.OkAsync("/openapi/v5.json"));
    }

    internal static DescribedApi Load(string path)
    {
        using var stream = File.OpenRead(path);
        using var read = JsonDocument.Parse(stream);
        return new(read.RootElement.Clone());
    }

    internal JsonElement Resolve(JsonElement node)
    {
        while (node.TryGetProperty("$ref", out var reference))
        {
            node = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, name) => at.GetProperty(name));
        }

        return node;
    }

    internal JsonElement SecurityScheme(string name) => document.GetProperty("components").GetProperty("securitySchemes").GetProperty(name);

    internal IEnumerable<JsonElement> ParametersOf(DescribedOperation operation) =>
        operation.Node.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Select(Resolve) : [];

    internal JsonElement? SchemaOf(DescribedOperation operation, int status)
    {
        var responses = operation.Node.GetProperty("responses");
        if (!responses.TryGetProperty($"{status}", out var response) && !responses.TryGetProperty("default", out response))
        {
            return null;
        }

        return Resolve(response).TryGetProperty("content", out var content)
            ? Resolve(content.EnumerateObject().First(type => type.Name.StartsWith("application/json", StringComparison.Ordinal)).Value.GetProperty("schema"))
            : null;
    }

    /// <summary>What is wrong with a value; nothing if it has the schema's shape and no field that is not described.</summary>
    internal string? Problem(JsonElement value, JsonElement schema, string at = "$")
    {
        schema = Resolve(schema);
        var type = schema.TryGetProperty("type", out var stated) ? stated.GetString() : null;
        return (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => ProblemOfObject(value, schema, at),
            ("array", JsonValueKind.Array) => value.EnumerateArray().Select((item, i) => Problem(item, schema.GetProperty("items"), $"{at}[{i}]")).FirstOrDefault(found => found is not null),
            ("string", JsonValueKind.String) => ProblemOfText(value.GetString()!, schema, at),
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _) ? null : $"{at} is no integer: {value}",
            ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => null,
            _ => $"{at} is {value.ValueKind}, not {type}",
        };
    }

    private string? ProblemOfObject(JsonElement value, JsonElement schema, string at)
    {
        var properties = schema.GetProperty("properties");
        foreach (var required in schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [])
        {
            if (!value.TryGetProperty(required, out _))
            {
                return $"{at}.{required} is missing";
            }
        }

        foreach (var field in value.EnumerateObject())
        {
            var problem = properties.TryGetProperty(field.Name, out var described)
                ? Problem(field.Value, described, $"{at}.{field.Name}")
                : $"{at}.{field.Name} is not described";
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? ProblemOfText(string text, JsonElement schema, string at) =>
        schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == text) ? $"{at} is no word of the list: '{text}'"
        : schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!) ? $"{at} does not match {pattern}: '{text}'"
        : null;
}

internal sealed record DescribedOperation(string Method, string Path, JsonElement Node)
{
    internal string Id => Node.GetProperty("operationId").GetString()!;

    internal bool NamesAccount => Path.Contains("{ad_account_id}", StringComparison.Ordinal);

    /// <summary>A request that is answered, given a token that may see the account.</summary>
    internal string TargetFor(string account) =>
        Path.Replace("{ad_account_id}", account, StringComparison.Ordinal)
            .Replace("{scope}", "PARTNER", StringComparison.Ordinal)
            .Replace("{type}", "ENGAGEMENT", StringComparison.Ordinal)
            .Replace("{category_id}", TestPlatform.Animals, StringComparison.Ordinal)
            .Replace("{interest_id}", TestPlatform.Animals, StringComparison.Ordinal)
        + (Path.EndsWith("/audience_insights", StringComparison.Ordinal) ? "?audience_insight_type=YOUR_TOTAL_AUDIENCE" : "");

    public override string ToString() => $"{Method} {Path}";
}
