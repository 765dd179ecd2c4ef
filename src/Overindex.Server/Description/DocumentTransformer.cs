using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Overindex.Server.Description;

/// <summary>What no endpoint knows: title, address, the way to authenticate. HEAD is left out: it is GET without the body.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Overindex",
            Version = "5.23.0",
            Description = "Who an audience is and what it over-indexes on, over the wire contract of the Pinterest v5 Audience Insights API.",
            License = new OpenApiLicense { Name = "MIT", Identifier = null },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = SecurityDescription.Schemes();
        foreach (var schema in document.Components.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
        {
            DropNulls(schema);
        }

        foreach (var path in document.Paths.Values)
        {
            path.Operations?.Remove(HttpMethod.Head);
            foreach (var operation in path.Operations?.Values.AsEnumerable() ?? [])
            {
                operation.Security = SecurityDescription.Requirements(document);
            }
        }

        return Task.CompletedTask;
    }

    // "One of null and X" is how the generator writes an optional X; here optional means absent.
    private static void DropNulls(OpenApiSchema schema)
    {
        foreach (var (name, property) in schema.Properties?.ToList() ?? [])
        {
            if (property.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } reference)
            {
                schema.Properties![name] = reference;
            }
        }
    }
}
