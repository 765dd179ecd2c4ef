using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Overindex.Contracts;

namespace Overindex.Server.Description;

/// <summary>A field may be absent, but is never null; an insight type is one of three words.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(InsightType))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. InsightType.KnownValues.Select(known => (JsonNode)JsonValue.Create(known.Value))];
        }

        if (type == typeof(ApiError))
        {
            schema.Required = new HashSet<string>(schema.Properties?.Keys ?? [], StringComparer.Ordinal);
        }

        schema.Type &= ~JsonSchemaType.Null;
        return Task.CompletedTask;
    }
}
