using Overindex.Client;
using Overindex.Contracts;

if (args is not [var address, var adAccountId] || Environment.GetEnvironmentVariable("OVERINDEX_TOKEN") is not { Length: > 0 } accessToken)
{
    Console.Error.WriteLine("Usage: OVERINDEX_TOKEN=... ConsoleReport ADDRESS AD_ACCOUNT_ID, such as http://127.0.0.1:5080/v5 549755885001");
    return 2;
}

try
{
    using var client = new AudienceInsightsClient(new AudienceInsightsClientOptions
    {
        BaseAddress = new Uri(address), // Left out: Pinterest, https://api.pinterest.com/v5
        Credentials = Credentials.FromToken(accessToken),
    });

    var insights = await client.GetAudienceInsightsAsync(adAccountId, InsightType.YourTotalAudience);
    foreach (var category in insights.Categories ?? [])
    {
        Console.WriteLine($"{category.Name}: {category.Ratio:P0} of {insights.Size} people, index {category.Index}");
    }

    return 0;
}
catch (NotPermittedException failure)
{
    Console.Error.WriteLine($"Not your ad account, or none: {adAccountId} (request {failure.RequestId})");
}
catch (RateLimitedException failure)
{
    Console.Error.WriteLine($"Try again in {failure.RetryAfter}");
}
catch (AuthenticationFailedException)
{
    Console.Error.WriteLine("Sign in again");
}
catch (AudienceInsightsException failure)
{
    Console.Error.WriteLine($"{failure.StatusCode}: {failure.Message}");
}

return 1;
