using System.IO.Compression;
using System.Text;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Operations;

public sealed class OperationTests
{
    private const string Insights =
        """{"categories":[{"key":"1","name":"Animals","ratio":0.5,"index":1.2,"id":"1","subcategories":[{"key":"2","name":"Cats","ratio":0.25,"index":2,"id":"2"}]}],"demographics":{"ages":[{"key":"18-24","name":"18-24","ratio":0.1}]},"type":"YOUR_TOTAL_AUDIENCE","date":"2022-10-09","size":10000,"size_is_upper_bound":true}""";

    [Fact]
    public async Task Insights_are_asked_for_as_the_api_describes_and_read_whole()
    {
        await using var server = new LoopbackServer(Reply.Json(Insights));
        using var client = Clients.Of(server);

        var insights = await client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);

        var request = Assert.Single(server.Requests);
        Assert.Equal("GET", request.Method);
        Assert.Equal("/v5/ad_accounts/4/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE", request.Target);
        Assert.Equal("Bearer " + Clients.Token, request.Authorization);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Assert.Matches(@"^Overindex\.Client/\d+\.\d+\.\d+$", request.Headers["User-Agent"]);
        var category = Assert.Single(insights.Categories!);
        Assert.Equal(("1", "Animals", 0.5, 1.2, "1"), (category.Key, category.Name, category.Ratio, category.Index, category.Id));
        Assert.Equal(("Cats", 0.25), (category.Subcategories![0].Name, category.Subcategories[0].Ratio));
        Assert.Equal(0.1, Assert.Single(insights.Demographics!.Ages!).Ratio);
        Assert.Null(insights.Demographics.Metros);
        Assert.Equal((InsightType.YourTotalAudience, new DateOnly(2022, 10, 9), 10_000L, true), (insights.Type, insights.Date, insights.Size, insights.SizeIsUpperBound));
    }

    [Fact]
    public async Task A_type_that_is_not_known_survives_in_both_directions()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"type":"A_FUTURE_AUDIENCE","date":null,"size":12345678901}"""));
        using var client = Clients.Of(server);

        var insights = await client.GetAudienceInsightsAsync("4", new InsightType("A FUTURE/ONE"));

        Assert.EndsWith("=A%20FUTURE%2FONE", Assert.Single(server.Requests).Target, StringComparison.Ordinal);
        Assert.Equal("A_FUTURE_AUDIENCE", insights.Type!.Value.Value);
        Assert.Null(insights.Date);
        Assert.Equal(12_345_678_901, insights.Size);
    }

    [Fact]
    public async Task Definitions_are_read_with_scopes_and_types_known_or_not()
    {
        await using var server = new LoopbackServer(Reply.Json(
            """{"items":[{"date":"2022-10-09","scope":"PARTNER","type":"ENGAGEMENT"},{"date":null,"scope":"GALAXY","type":"STARE"}]}"""));
        using var client = Clients.Of(server);

        var items = (await client.GetAudienceDefinitionsAsync("549755885175")).Items!;

        Assert.Equal("/v5/ad_accounts/549755885175/insights/audiences", Assert.Single(server.Requests).Target);
        Assert.Equal((AudienceDefinitionScope.Partner, AudienceDefinitionType.Engagement), (items[0].Scope!.Value, items[0].Type!.Value));
        Assert.Equal(("GALAXY", "STARE", null), (items[1].Scope!.Value.Value, items[1].Type!.Value.Value, items[1].Date));
    }

    [Fact]
    public async Task Category_interests_are_still_to_be_had()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"items":[{"key":"2","name":"Cats","ratio":0.25,"id":"2"}]}"""));
        using var client = Clients.Of(server);

#pragma warning disable OVX0001 // That it is deprecated is the point.
        var answer = await client.ListCategoryInterestsAsync("4", AudienceDefinitionScope.Partner, AudienceDefinitionType.ImpressionPlusEngagement, "925056443165");
#pragma warning restore OVX0001

        Assert.Equal("/v5/ad_accounts/4/insights/audiences/PARTNER/IMPRESSION_PLUS_ENGAGEMENT/925056443165?sort=RATIO", Assert.Single(server.Requests).Target);
        Assert.Null(Assert.Single(answer.Items!).Index);
    }

    [Fact]
    public async Task Unknown_properties_of_the_smaller_answers_are_always_kept()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"items":[{"id":"2","colour":"red"}],"bookmark":null,"more":1}"""));
        using var client = Clients.Of(server);

#pragma warning disable OVX0001 // That it is deprecated is the point.
        var interests = await client.ListCategoryInterestsAsync("4", AudienceDefinitionScope.Partner, AudienceDefinitionType.Engagement, "1");
#pragma warning restore OVX0001
        var definitions = await client.GetAudienceDefinitionsAsync("4");

        Assert.Equal((1, 1), (interests.UnknownProperties!["more"].GetInt32(), definitions.UnknownProperties!["more"].GetInt32()));
        Assert.Equal("red", interests.Items![0].UnknownProperties!["colour"].GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_scope_or_type_that_would_change_the_path_is_refused_before_anything_is_sent(string word)
    {
        await using var server = new LoopbackServer(Reply.Json("{}"));
        using var client = Clients.Of(server);

#pragma warning disable OVX0001 // That it is deprecated is the point.
        await Assert.ThrowsAsync<ArgumentException>(() => client.ListCategoryInterestsAsync("4", word, AudienceDefinitionType.Engagement, "1"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.ListCategoryInterestsAsync("4", AudienceDefinitionScope.Partner, word, "1"));
#pragma warning restore OVX0001
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_whole_response_tells_status_request_id_and_rate_limit()
    {
        await using var server = new LoopbackServer(Reply.Json("{}").With("x-request-id", "r-1")
            .With("x-ratelimit-limit", "1000, 1000;w=60;name=\"ads_read\"").With("x-ratelimit-remaining", "999").With("x-ratelimit-reset", "12"));
        using var client = Clients.Of(server);

        var response = await client.GetAudienceInsightsWithResponseAsync("4", InsightType.YourEngagedAudience);

        Assert.Equal((200, "r-1"), (response.StatusCode, response.RequestId));
        Assert.Equal((1000L, 999L, TimeSpan.FromSeconds(12)), (response.RateLimit!.Limit, response.RateLimit.Remaining, response.RateLimit.Reset));
        Assert.Equal("ads_read", Assert.Single(response.RateLimit.Buckets).Name);
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Insights));
        }

        await using var server = new LoopbackServer(new Reply(200, packed.ToArray()).With("Content-Encoding", "gzip"));
        using var client = Clients.Of(server);

        Assert.Equal(10_000, (await client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience)).Size);
        Assert.Contains("gzip", Assert.Single(server.Requests).Headers["Accept-Encoding"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_properties_are_kept_when_asked_for_and_passed_over_when_not()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"size":5,"colour":"red","categories":[{"key":"1","extra":{"deep":[null,1]}}]}"""));
        using var plain = Clients.Of(server);
        using var keeping = new AudienceInsightsClient(Clients.Options(server) with { KeepUnknownProperties = true });

        var without = await plain.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);
        var with = await keeping.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);

        Assert.Equal((5L, "1"), (without.Size!.Value, without.Categories![0].Key));
        Assert.Null(without.UnknownProperties);
        Assert.Equal("red", with.UnknownProperties!["colour"].GetString());
        Assert.Equal("""{"deep":[null,1]}""", with.Categories![0].UnknownProperties!["extra"].GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("12a")]
    [InlineData("../4")]
    [InlineData("1234567890123456789")]
    [InlineData("١٢")]
    public async Task An_id_that_is_not_digits_is_refused_before_anything_is_sent(string id)
    {
        await using var server = new LoopbackServer(Reply.Json("{}"));
        using var client = Clients.Of(server);

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => client.GetAudienceDefinitionsAsync(id));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetInterestAsync(id));

        Assert.Contains($"'{id}'; it must be 1 to 18 digits", refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
