using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Overindex.Client;
using Overindex.Client.Extensions;
using Overindex.Contracts;

if (args is not [var adAccountId, var interestId])
{
    Console.Error.WriteLine("Usage: AudienceInsights__AccessToken=... AudienceInsights__BaseAddress=... NativeCheck AD_ACCOUNT_ID INTEREST_ID");
    return 2;
}

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
var services = new ServiceCollection();
services.AddAudienceInsightsClient(configuration.GetSection("AudienceInsights"));
await using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<IAudienceInsightsClient>();

Print(await client.GetAudienceInsightsAsync(adAccountId, InsightType.YourTotalAudience), ContractsJson.Wire.AudienceInsightsResponse);
Print(await client.GetAudienceInsightsAsync(adAccountId, InsightType.PinterestTotalAudience), ContractsJson.Wire.AudienceInsightsResponse);
Print(await client.GetAudienceDefinitionsAsync(adAccountId), ContractsJson.Wire.AudienceDefinitionResponse);
#pragma warning disable OVX0001 // Deprecated or not, it works in a native program too.
Print(
    await client.ListCategoryInterestsAsync(adAccountId, AudienceDefinitionScope.Partner, AudienceDefinitionType.ImpressionPlusEngagement, interestId),
    ContractsJson.Wire.CategoryInterestsResponse);
#pragma warning restore OVX0001
await foreach (var page in client.ListAdAccountsWithResponseAsync())
{
    Print(page.Value, ContractsJson.Wire.AdAccountsResponse);
}

await foreach (var interest in client.WalkInterestsAsync(interestId, maxDepth: 1))
{
    Print(interest, ContractsJson.Wire.InterestResponse);
}

try
{
    await client.GetAudienceDefinitionsAsync("1");
    return 1;
}
catch (NotPermittedException failure)
{
    Console.WriteLine($"{failure.StatusCode} {failure.Code}");
    return 0;
}

static void Print<T>(T answer, JsonTypeInfo<T> model) => Console.WriteLine(JsonSerializer.Serialize(answer, model));
