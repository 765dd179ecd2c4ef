using System.Runtime.CompilerServices;
using System.Text.Json;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Description;

/// <summary>The description is public surface: a change shows in the approved file. Run with <c>OVERINDEX_APPROVE=1</c> to take a wanted change over.</summary>
public sealed class OpenApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task The_description_is_the_approved_one()
    {
        using var client = shared.Server.NewClient(null);
        var actual = (await client.GetStringAsync("/openapi/v5.json")).ReplaceLineEndings("\n") + "\n";
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "openapi-v5.approved.json");
        if (Environment.GetEnvironmentVariable("OVERINDEX_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(path, actual);
        }

        Assert.True(actual == await File.ReadAllTextAsync(path), "The OpenAPI description changed. If it should, run this test with OVERINDEX_APPROVE=1 and commit the file.");
    }

    [Fact]
    public async Task The_description_names_the_operations_as_the_official_one_does()
    {
        var paths = (await shared.Client.OkAsync("/openapi/v5.json")).GetProperty("paths");
        var operations = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation =>
            $"{operation.Name} {path.Name} {operation.Value.GetProperty("operationId").GetString()}"));
        Assert.Equal(
            [
                "get /v5/ad_accounts ad_accounts/list",
                "get /v5/ad_accounts/{ad_account_id}/audience_insights audience_insights/get",
                "get /v5/ad_accounts/{ad_account_id}/insights/audiences audience_insights_scope_and_type/get",
                "get /v5/ad_accounts/{ad_account_id}/insights/audiences/{scope}/{type}/{category_id} audiences_insights/category/list",
                "get /v5/resources/targeting/interests/{interest_id} interest_targeting_options/get",
            ],
            operations.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_described_field_is_nullable()
    {
        var schemas = (await shared.Client.OkAsync("/openapi/v5.json")).GetProperty("components").GetProperty("schemas");
        Assert.DoesNotContain("nullable", schemas.GetRawText(), StringComparison.Ordinal);
        var insights = schemas.GetProperty("AudienceInsightsResponse").GetProperty("properties");
        Assert.Equal("integer", insights.GetProperty("size").GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Object, insights.GetProperty("size_is_upper_bound").ValueKind);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
