using System.Net;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Operations;

/// <summary>The contract's table of errors, row by row, and the order in which they are checked.</summary>
public sealed class ErrorTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Good = "/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";
    private const string Categories = "/v5/ad_accounts/549755885175/insights/audiences";

    [Fact]
    public async Task A_missing_parameter_is_named_with_its_rule() => Assert.Equal(
        "'audience_insight_type' is missing: it must be one of YOUR_TOTAL_AUDIENCE, YOUR_ENGAGED_AUDIENCE, PINTEREST_TOTAL_AUDIENCE.",
        await shared.Client.ErrorAsync("/v5/ad_accounts/549755885175/audience_insights", HttpStatusCode.BadRequest, 1));

    [Theory]
    [InlineData("X")]
    [InlineData("")]
    [InlineData("your_total_audience")]
    [InlineData("YOUR_TOTAL_AUDIENCE ")]
    [InlineData("null")]
    public async Task A_malformed_insight_type_is_named_with_its_value_and_rule(string value) => Assert.Equal(
        $"'audience_insight_type' value '{value}' must be one of YOUR_TOTAL_AUDIENCE, YOUR_ENGAGED_AUDIENCE, PINTEREST_TOTAL_AUDIENCE.",
        await shared.Client.ErrorAsync(
            $"/v5/ad_accounts/549755885175/audience_insights?audience_insight_type={Uri.EscapeDataString(value)}", HttpStatusCode.BadRequest, 1));

    [Fact]
    public async Task A_repeated_parameter_is_refused() => Assert.Contains(
        "more than once", await shared.Client.ErrorAsync($"{Good}&audience_insight_type=YOUR_TOTAL_AUDIENCE", HttpStatusCode.BadRequest, 1), StringComparison.Ordinal);

    [Theory]
    [InlineData("x", "x")]
    [InlineData("1234567890123456789", "1234567890123456789")]
    [InlineData("-1", "-1")]
    [InlineData("1.0", "1.0")]
    [InlineData("%201", " 1")]
    [InlineData("%D9%A1%D9%A2", "١٢")]
    [InlineData("%EF%BC%91", "１")]
    public async Task An_ad_account_id_that_is_not_1_to_18_ASCII_digits_is_named(string segment, string value)
    {
        foreach (var rest in new[] { "audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE", "insights/audiences", $"insights/audiences/PARTNER/ENGAGEMENT/{TestPlatform.Animals}" })
        {
            var message = await shared.Client.ErrorAsync($"/v5/ad_accounts/{segment}/{rest}", HttpStatusCode.BadRequest, 1);
            Assert.Equal($"'ad_account_id' value '{value}' must be 1 to 18 digits.", message);
        }
    }

    [Theory]
    [InlineData("BOTH/ENGAGEMENT/925056443165", "scope")]
    [InlineData("PARTNER/CLICKS/925056443165", "type")]
    [InlineData("PARTNER/ENGAGEMENT/dogs", "category_id")]
    [InlineData("PARTNER/ENGAGEMENT/1234567890123456789", "category_id")]
    [InlineData("PARTNER/ENGAGEMENT/925056443165?sort=NAME", "sort")]
    [InlineData("PARTNER/ENGAGEMENT/925056443165?sort=", "sort")]
    [InlineData("PARTNER/ENGAGEMENT/925056443165?sort=RATIO&sort=RATIO", "sort")]
    public async Task A_malformed_part_of_the_third_operation_is_named(string rest, string name) => Assert.StartsWith(
        $"'{name}'", await shared.Client.ErrorAsync($"{Categories}/{rest}", HttpStatusCode.BadRequest, 1), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic eDp4")]
    public async Task Without_a_valid_token_authentication_fails(string? authorization)
    {
        using var client = shared.Server.NewClient(null);
        if (authorization is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await client.GetAsync(Good);
        Assert.Equal("Authentication failed.", await response.IsErrorAsync(HttpStatusCode.Unauthorized, 2));
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_token_in_the_query_is_not_looked_at()
    {
        using var client = shared.Server.NewClient(null);
        await client.ErrorAsync($"{Good}&access_token={shared.Server.Secret}", HttpStatusCode.Unauthorized, 2);
    }

    [Fact]
    public async Task A_revoked_token_stops_working_while_the_server_runs()
    {
        var (token, secret) = shared.Server.Tokens.Create(new AccessTokenRequest { AllAccounts = true });
        using var client = shared.Server.NewClient(secret);
        await client.OkAsync(Good);
        shared.Server.Tokens.Revoke(token.Id);
        await Eventually.HoldsAsync(
            async () => (await client.GetAsync(Good)).StatusCode == HttpStatusCode.Unauthorized, "the revoked token is refused");
        await client.ErrorAsync(Good, HttpStatusCode.Unauthorized, 2);
    }

    [Fact]
    public async Task A_token_without_the_scope_is_told_which_one_is_missing()
    {
        var (_, secret) = shared.Server.Tokens.Create(new AccessTokenRequest { AllAccounts = true, Scopes = ["boards:read"] });
        using var client = shared.Server.NewClient(secret);
        var message = await client.ErrorAsync("/v5/ad_accounts/x/audience_insights", HttpStatusCode.Unauthorized, 3);
        Assert.StartsWith("Your token does not have sufficient permissions", message, StringComparison.Ordinal);
        Assert.EndsWith("Missing: ['ads:read']", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_ad_account_and_one_that_does_not_exist_look_alike()
    {
        var (_, secret) = shared.Server.Tokens.Create(new AccessTokenRequest { Accounts = [TestPlatform.Small] });
        using var client = shared.Server.NewClient(secret);
        foreach (var rest in new[] { "audience_insights?audience_insight_type=PINTEREST_TOTAL_AUDIENCE", "insights/audiences", "insights/audiences/PARTNER/ENGAGEMENT/5" })
        {
            var foreign = await client.ErrorAsync($"/v5/ad_accounts/549755885175/{rest}", HttpStatusCode.Forbidden, 29);
            Assert.Equal("You are not permitted to access that resource.", foreign);
            Assert.Equal(foreign, await client.ErrorAsync($"/v5/ad_accounts/123456/{rest}", HttpStatusCode.Forbidden, 29));
            Assert.Equal(foreign, await client.ErrorAsync($"/v5/ad_accounts/7/{rest}", HttpStatusCode.Forbidden, 29));
            Assert.Equal(foreign, await shared.Client.ErrorAsync($"/v5/ad_accounts/123456/{rest}", HttpStatusCode.Forbidden, 29));
        }
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/v5")]
    [InlineData("/v5/ad_accounts/1/nothing")]
    [InlineData("/v5/ad_accounts/549755885175/insights/audiences/PARTNER")]
    [InlineData("/openapi/v4.json")]
    public async Task An_unknown_route_is_named_even_without_a_token(string path)
    {
        using var client = shared.Server.NewClient(null);
        Assert.Contains($"'{path}'", await client.ErrorAsync(path, HttpStatusCode.NotFound, 404), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_interest_and_a_leaf_are_named()
    {
        Assert.Equal("There is no interest '5'.", await shared.Client.ErrorAsync($"{Categories}/PARTNER/ENGAGEMENT/5", HttpStatusCode.NotFound, 404));
        Assert.Equal("The interest '1001' has no sub-interests.", await shared.Client.ErrorAsync($"{Categories}/PARTNER/ENGAGEMENT/1001", HttpStatusCode.NotFound, 404));
        Assert.Equal("There is no interest '01001'.", await shared.Client.ErrorAsync("/v5/resources/targeting/interests/01001", HttpStatusCode.NotFound, 404));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("BREW")]
    public async Task A_wrong_method_is_refused_with_those_allowed_even_without_a_token(string method)
    {
        using var client = shared.Server.NewClient(null);
        using var request = new HttpRequestMessage(new HttpMethod(method), Good);
        using var response = await client.SendAsync(request);
        Assert.Equal("Method not allowed", await response.IsErrorAsync(HttpStatusCode.MethodNotAllowed, 5));
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_value_is_never_quoted_at_full_length()
    {
        var message = await shared.Client.ErrorAsync($"{Categories}/{new string('x', 4000)}/ENGAGEMENT/1", HttpStatusCode.BadRequest, 1);
        Assert.InRange(message.Length, 100, 250);
    }
}
