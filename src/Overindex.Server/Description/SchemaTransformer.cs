using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Overindex.Contracts;

namespace Overindex.Server.Description;

/// <summary>A field may be absent, but is never null; an insight type, a scope and a type are words out of a list.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (Words(context.JsonTypeInfo.Type) is { } words)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))];
        }

        if (context.JsonTypeInfo.Type == typeof(ApiError))
        {
            schema.Required = new HashSet<string>(schema.Properties?.Keys ?? [], StringComparer.Ordinal);
        }

        schema.Type &= ~JsonSchemaType.Null;
        return Task.CompletedTask;
    }

    private static IEnumerable<string>? Words(Type type)
    {
        var given = Nullable.GetUnderlyingType(type) ?? type;
        return given == typeof(InsightType) ? InsightType.KnownValues.Select(known => known.Value)
            : given == typeof(AudienceDefinitionScope) ? AudienceDefinitionScope.KnownValues.Select(known => known.Value)
            : given == typeof(AudienceDefinitionType) ? AudienceDefinitionType.KnownValues.Select(known => known.Value)
            : null;
    }
}
