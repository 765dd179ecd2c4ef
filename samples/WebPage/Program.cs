using Overindex.Client;
using Overindex.Client.Extensions;
using Overindex.Contracts;
using WebPage;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAudienceInsightsClient(builder.Configuration.GetSection("AudienceInsights"))
    .WithoutBuiltInRetries()
    .AddStandardResilienceHandler();
var app = builder.Build();

app.MapGet("/", async (IAudienceInsightsClient client, CancellationToken cancellationToken) =>
    Html(Pages.AdAccounts(await client.ListAdAccountsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken))));

app.MapGet("/{adAccountId:long}", async (string adAccountId, IAudienceInsightsClient client, CancellationToken cancellationToken) =>
{
    try
    {
        return Html(Pages.Insights(await client.GetAudienceInsightsAsync(adAccountId, InsightType.YourTotalAudience, cancellationToken)));
    }
    catch (NotPermittedException)
    {
        return Html(Pages.NotFound, StatusCodes.Status404NotFound);
    }
    catch (RateLimitedException failure)
    {
        return Html(Pages.Busy(failure.RetryAfter), StatusCodes.Status503ServiceUnavailable);
    }
});

await app.RunAsync();

static IResult Html(string page, int status = StatusCodes.Status200OK) => Results.Content(page, "text/html; charset=utf-8", statusCode: status);
