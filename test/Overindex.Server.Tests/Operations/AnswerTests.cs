using System.Net;
using System.Text.Json;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Operations;

/// <summary>The figures below are worked out by hand from <see cref="TestPlatform"/>.</summary>
public sealed class AnswerTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Account = "/v5/ad_accounts/549755885175";

    [Fact]
    public async Task The_total_audience_is_answered_as_worked_out_by_hand()
    {
        var answer = await shared.Client.OkAsync($"{Account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");

        Assert.Equal(["categories", "demographics", "type", "date", "size", "size_is_upper_bound"], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal("YOUR_TOTAL_AUDIENCE", answer.GetProperty("type").GetString());
        Assert.Equal("2024-01-30", answer.GetProperty("date").GetString());

        // 400 people see an item of the account: up to 500.
        Assert.Equal("500", answer.GetProperty("size").GetRawText());
        Assert.True(answer.GetProperty("size_is_upper_bound").GetBoolean());

        // 200 engage, each with an item below Animals; 40 engage with Quotes.
        var categories = answer.GetProperty("categories");
        Assert.Equal([TestPlatform.Animals, TestPlatform.Quotes], Ids(categories));
        Assert.Equal("0.5", categories[0].GetProperty("ratio").GetRawText());
        Assert.Equal("1", categories[0].GetProperty("index").GetRawText());
        Assert.Equal("0.1", categories[1].GetProperty("ratio").GetRawText());
        Assert.Equal([TestPlatform.Dogs, TestPlatform.Cats], Ids(categories[0].GetProperty("subcategories")));
        Assert.Equal(0, categories[1].GetProperty("subcategories").GetArrayLength());

        var demographics = answer.GetProperty("demographics");
        Assert.Equal(["18-24 0.5", "65+ 0.5"], Shares(demographics, "ages"));
        Assert.Equal(["female 0.75"], Shares(demographics, "genders"));
        Assert.Equal(["us 1"], Shares(demographics, "countries"));
        Assert.Equal(["501 1"], Shares(demographics, "metros"));
    }

    [Fact]
    public async Task An_audience_under_the_minimum_has_empty_lists_and_the_first_boundary()
    {
        var answer = await shared.Client.OkAsync("/v5/ad_accounts/007/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");
        Assert.Equal(100, answer.GetProperty("size").GetInt64());
        Assert.True(answer.GetProperty("size_is_upper_bound").GetBoolean());
        Assert.Equal(0, answer.GetProperty("categories").GetArrayLength());
        Assert.Equal(["ages", "genders", "devices", "metros", "countries"], answer.GetProperty("demographics").EnumerateObject().Select(property => property.Name));
        Assert.All(answer.GetProperty("demographics").EnumerateObject(), list => Assert.Equal(0, list.Value.GetArrayLength()));
    }

    [Fact]
    public async Task Available_audiences_leave_out_those_under_the_minimum()
    {
        var big = await shared.Client.OkAsync($"{Account}/insights/audiences");
        Assert.Equal(
            ["PARTNER ENGAGEMENT 2024-01-30", "PARTNER IMPRESSION_PLUS_ENGAGEMENT 2024-01-30", "PINTEREST ENGAGEMENT 2024-01-30", "PINTEREST IMPRESSION_PLUS_ENGAGEMENT 2024-01-30"],
            Definitions(big).Order(StringComparer.Ordinal));
        var small = await shared.Client.OkAsync("/v5/ad_accounts/007/insights/audiences");
        Assert.All(Definitions(small), definition => Assert.StartsWith("PINTEREST", definition, StringComparison.Ordinal));
        Assert.Equal(2, Definitions(small).Count());
    }

    [Theory]
    [InlineData("PARTNER/ENGAGEMENT")]
    [InlineData("partner/engagement")]
    [InlineData("Partner/Engagement")]
    public async Task Sub_interests_are_found_whatever_the_case_of_scope_and_type(string pair)
    {
        // All 200 engaged hold Animals: half of them Dogs, half of them Cats, through Kittens.
        var answer = await shared.Client.OkAsync($"{Account}/insights/audiences/{pair}/{TestPlatform.Animals}?sort=RATIO");
        Assert.Equal([TestPlatform.Dogs, TestPlatform.Cats], Ids(answer.GetProperty("items")));
        Assert.All(answer.GetProperty("items").EnumerateArray(), item =>
        {
            Assert.Equal(["key", "name", "ratio", "index", "id"], item.EnumerateObject().Select(property => property.Name));
            Assert.Equal("0.5", item.GetProperty("ratio").GetRawText());
            Assert.Equal("2", item.GetProperty("index").GetRawText());
        });
    }

    [Fact]
    public async Task Sub_interests_of_an_interest_below_level_1_are_found()
    {
        var answer = await shared.Client.OkAsync($"{Account}/insights/audiences/pinterest/impression_plus_engagement/{TestPlatform.Cats}");
        Assert.Equal([TestPlatform.Kittens], Ids(answer.GetProperty("items")));
    }

    [Fact]
    public async Task An_interest_is_described_with_its_level_and_children()
    {
        var cats = await shared.Client.OkAsync($"/v5/resources/targeting/interests/{TestPlatform.Cats}");
        Assert.Equal("Кошки 猫 \"<&>\"", cats.GetProperty("name").GetString());
        Assert.Equal(2, cats.GetProperty("level").GetInt32());
        Assert.Equal([TestPlatform.Kittens], cats.GetProperty("child_interests").EnumerateArray().Select(child => child.GetString()));
        var kittens = await shared.Client.OkAsync($"/v5/resources/targeting/interests/{TestPlatform.Kittens}");
        Assert.Equal(3, kittens.GetProperty("level").GetInt32());
        Assert.Equal(0, kittens.GetProperty("child_interests").GetArrayLength());
    }

    [Fact]
    public async Task HEAD_answers_the_headers_of_GET_without_its_body()
    {
        var path = $"{Account}/insights/audiences";
        using var get = await shared.Client.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await shared.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_trailing_slash_is_the_same_resource() => await shared.Client.OkAsync($"{Account}/insights/audiences/");

    [Fact]
    public async Task No_answer_holds_a_null()
    {
        foreach (var type in new[] { "YOUR_TOTAL_AUDIENCE", "YOUR_ENGAGED_AUDIENCE", "PINTEREST_TOTAL_AUDIENCE" })
        {
            foreach (var account in new[] { "549755885175", "007", "999999999999999999" })
            {
                var answer = await shared.Client.OkAsync($"/v5/ad_accounts/{account}/audience_insights?audience_insight_type={type}");
                Assert.DoesNotContain("null", answer.GetRawText(), StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<string?> Ids(JsonElement list) => list.EnumerateArray().Select(item =>
    {
        Assert.Equal(item.GetProperty("key").GetString(), item.GetProperty("id").GetString());
        return item.GetProperty("id").GetString();
    });

    private static IEnumerable<string> Shares(JsonElement demographics, string name) =>
        demographics.GetProperty(name).EnumerateArray().Select(item => $"{item.GetProperty("key").GetString()} {item.GetProperty("ratio").GetRawText()}");

    private static IEnumerable<string> Definitions(JsonElement answer) => answer.GetProperty("items").EnumerateArray().Select(item =>
        $"{item.GetProperty("scope").GetString()} {item.GetProperty("type").GetString()} {item.GetProperty("date").GetString()}");
}
