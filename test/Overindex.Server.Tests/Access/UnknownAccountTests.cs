using CsCheck;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Overindex.Engine;
using Overindex.Server.Access;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Access;

/// <summary>An ad account that a token may not see is answered as one that does not exist: the same bytes, under the same headers.</summary>
public sealed class UnknownAccountTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string AccountParameter = "{ad_account_id}";

    // Another request's: when, which, and how many are left. Everything else must be the same.
    private static readonly string[] OfTheRequest = ["date", "x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset"];

    private static readonly AdAccountId[] Foreign = [TestPlatform.Big, TestPlatform.Idle];

    private static readonly Gen<string> Unknown = Gen.OneOf(
        Gen.Char['0', '9'].Array[1, 18].Select(digits => new string(digits)),
        Gen.Const("549755885174"), Gen.Const("549755885176"), Gen.Const("0"), Gen.Const("008"), Gen.Const("999999999999999998"))
        .Where(id => !Foreign.Append(TestPlatform.Small).Select(known => known.ToString()).Contains(id, StringComparer.Ordinal));

    private static readonly Gen<string> Query = OneOf(
        "", "?audience_insight_type=YOUR_TOTAL_AUDIENCE", "?audience_insight_type=YOUR_ENGAGED_AUDIENCE", "?audience_insight_type=PINTEREST_TOTAL_AUDIENCE",
        "?audience_insight_type=NO_SUCH", "?sort=RATIO", "?sort=x", "?audience_insight_type=YOUR_TOTAL_AUDIENCE&audience_insight_type=YOUR_TOTAL_AUDIENCE");

    private static readonly Gen<string> Headers = OneOf(
        "Accept-Encoding: gzip, br\r\n", "If-None-Match: *\r\n", "Accept: text/html\r\n", "Range: bytes=0-1\r\n", "Origin: https://example.com\r\n", "").Array[0, 3]
        .Select(string.Concat);

    [Fact]
    public void Every_operation_answers_the_same_of_a_foreign_and_of_an_unknown_ad_account()
    {
        var operations = Operations();
        Assert.True(operations.Length >= 3, "Routes with an ad account were not found.");
        var seesOne = shared.Server.Tokens.Create(new AccessTokenRequest { Accounts = [TestPlatform.Small] }).Secret;
        var seesUnknown = shared.Server.Tokens.Create(new AccessTokenRequest { Accounts = [TestPlatform.Small, AdAccountId.Parse("12")] }).Secret;
        Gen.Select(OneOf(operations), OneOf("GET", "GET", "GET", "HEAD", "POST", "OPTIONS"), Query, Headers, Unknown, OneOf(seesOne, seesUnknown, "nobody's"))
            .Select(Gen.Int[0, Foreign.Length - 1], (asked, foreign) => (asked, Foreign: Foreign[foreign].ToString()))
            .Sample(
                sample =>
                {
                    var ((operation, method, query, headers, unknown, secret), foreign) = sample;
                    Assert.Equal(Ask(operation, unknown, query, headers, method, secret), Ask(operation, foreign, query, headers, method, secret));
                },
                iter: 400,
                threads: 2);
    }

    [Fact]
    public void An_ad_account_that_the_token_may_see_is_answered_otherwise()
    {
        var secret = shared.Server.Tokens.Create(new AccessTokenRequest { Accounts = [TestPlatform.Small] }).Secret;
        var operation = Assert.Single(Operations(), operation => operation.EndsWith("/audience_insights", StringComparison.Ordinal));
        const string query = "?audience_insight_type=YOUR_TOTAL_AUDIENCE";
        Assert.StartsWith("200", Ask(operation, TestPlatform.Small.ToString(), query, "", "GET", secret), StringComparison.Ordinal);
        Assert.StartsWith("403", Ask(operation, TestPlatform.Big.ToString(), query, "", "GET", secret), StringComparison.Ordinal);
    }

    private string[] Operations() => [.. shared.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<RequiredScope>() is not null)
        .Select(endpoint => endpoint.RoutePattern.RawText!)
        .Where(pattern => pattern.Contains(AccountParameter, StringComparison.Ordinal))
        .Distinct()];

    private string Ask(string operation, string account, string query, string headers, string method, string secret)
    {
        var path = operation
            .Replace(AccountParameter, account, StringComparison.Ordinal)
            .Replace("{scope}", "PARTNER", StringComparison.Ordinal)
            .Replace("{type}", "ENGAGEMENT", StringComparison.Ordinal)
            .Replace("{category_id}", TestPlatform.Animals, StringComparison.Ordinal);
        Assert.DoesNotContain('{', path);
        var reply = RawHttp.Get(shared.Server.Address, path + query, secret, headers, method);
        var kept = reply.Headers.Where(header => !OfTheRequest.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        return $"{reply.Status}\n{string.Join('\n', kept.Select(header => $"{header.Key}: {header.Value}"))}\n\n{reply.Body}";
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
