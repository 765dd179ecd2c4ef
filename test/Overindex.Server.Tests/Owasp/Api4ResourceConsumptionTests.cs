using System.Net;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

/// <summary>Slow clients, connections and bodies: <c>Edge/SlowClientTests</c>. Sizes of heads: <c>Hosting/MalformedRequestTests</c>.</summary>
public sealed class Api4ResourceConsumptionTests
{
    [Fact]
    public async Task Every_operation_is_charged_to_the_token_and_refused_over_the_limit()
    {
        await using var server = await RunningServer.StartAsync(options => options with { RateLimits = new() { RequestsPerSecond = 1_000, RequestsPerMinute = 1 } });
        foreach (var operation in (await DescribedApi.OfAsync(server)).Operations)
        {
            var secret = server.Tokens.Create(new() { AllAccounts = true }).Secret;
            using var client = server.NewClient(secret);
            await client.OkAsync(operation.TargetFor(TestPlatform.Big.ToString()));
            await client.ErrorAsync(operation.TargetFor(TestPlatform.Big.ToString()), HttpStatusCode.TooManyRequests, 8);
        }
    }

    [Fact]
    public async Task What_is_refused_for_other_reasons_is_charged_too()
    {
        await using var server = await RunningServer.StartAsync(options => options with { RateLimits = new() { RequestsPerSecond = 1_000, RequestsPerMinute = 4 } });
        using var client = server.NewClient(server.Tokens.Create(new() { Accounts = [TestPlatform.Small], Scopes = ["ads:read"] }).Secret);
        await client.ErrorAsync("/v5/ad_accounts/1/insights/audiences", HttpStatusCode.Forbidden, 29);
        await client.ErrorAsync("/v5/ad_accounts/x/insights/audiences", HttpStatusCode.BadRequest, 1);
        await client.ErrorAsync("/v5/resources/targeting/interests/1", HttpStatusCode.NotFound, 404);
        await client.OkAsync("/v5/ad_accounts");
        await client.ErrorAsync("/v5/ad_accounts", HttpStatusCode.TooManyRequests, 8);
    }

    [Theory]
    [InlineData("251")]
    [InlineData("1000000000")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    [InlineData("0")]
    public async Task A_page_has_an_end(string size)
    {
        await using var server = await RunningServer.StartAsync();
        await server.Client.ErrorAsync($"/v5/ad_accounts?page_size={size}", HttpStatusCode.BadRequest, 1);
    }
}
