using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Overindex.Contracts;
using Overindex.Server.Operations;

namespace Overindex.Server.Description;

/// <summary>The rules that parameters obey, which handlers check by hand and therefore cannot declare.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Deprecated = operation.OperationId == "audiences_insights/category/list";
        if (operation.Responses is { } responses)
        {
            operation.Responses = [];
            foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
            {
                operation.Responses.Add(status, response);
            }
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            Describe(parameter);
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiParameter parameter)
    {
        parameter.Required |= parameter.Name == "audience_insight_type";
        (parameter.Description, parameter.Schema) = parameter.Name switch
        {
            "ad_account_id" => ("Unique identifier of an ad account.", Digits()),
            "category_id" => ("An interest that has children.", Digits()),
            "interest_id" => ("An interest.", Digits()),
            "scope" => ("Whose items were interacted with; upper or lower case.", Words(WireWords.Partner, WireWords.Pinterest)),
            "type" => ("What people had to do; upper or lower case.", Words(WireWords.Engagement, WireWords.ImpressionPlusEngagement)),
            "audience_insight_type" => ("Type of audience insights.", Words([.. InsightType.KnownValues.Select(type => type.Value)])),
            "sort" => ("Sort method.", Words(WireWords.Ratio)),
            "page_size" => ("Ad accounts a page.", PageSize()),
            "bookmark" => ("The bookmark of the previous page.", new OpenApiSchema { Type = JsonSchemaType.String }),
            _ => (parameter.Description, parameter.Schema),
        };
    }

    private static OpenApiSchema Digits() => new() { Type = JsonSchemaType.String, Pattern = "^\\d+$", MaxLength = 18 };

    private static OpenApiSchema Words(params string[] words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))] };

    private static OpenApiSchema PageSize() => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = $"{ListAdAccounts.MaxPageSize}",
        Default = JsonValue.Create(ListAdAccounts.DefaultPageSize),
    };
}
