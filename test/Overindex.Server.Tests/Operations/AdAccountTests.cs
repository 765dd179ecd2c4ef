using System.Net;
using Overindex.Engine;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Operations;

public sealed class AdAccountTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_token_for_everything_lists_every_ad_account_in_the_order_of_ids()
    {
        var answer = await shared.Client.OkAsync("/v5/ad_accounts");
        Assert.Equal(["007", "549755885175", "999999999999999999"], answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal("Маленький", answer.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.False(answer.TryGetProperty("bookmark", out _));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_bookmark_to_the_end()
    {
        var ids = new List<string?>();
        var bookmark = "";
        do
        {
            var page = await shared.Client.OkAsync($"/v5/ad_accounts?page_size=1{bookmark}");
            ids.Add(page.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString());
            bookmark = page.TryGetProperty("bookmark", out var next) ? $"&bookmark={next.GetString()}" : null;
        }
        while (bookmark is not null);
        Assert.Equal(["007", "549755885175", "999999999999999999"], ids);
    }

    [Fact]
    public async Task A_token_for_named_ad_accounts_lists_those_that_exist()
    {
        var (_, secret) = shared.Server.Tokens.Create(new AccessTokenRequest { Accounts = [TestPlatform.Big, AdAccountId.Parse("5"), TestPlatform.Small] });
        using var client = shared.Server.NewClient(secret);
        var first = await client.OkAsync("/v5/ad_accounts?page_size=1");
        Assert.Equal("007", first.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString());
        var second = await client.OkAsync($"/v5/ad_accounts?page_size=1&bookmark={first.GetProperty("bookmark").GetString()}");
        Assert.Equal("549755885175", second.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString());
        Assert.False(second.TryGetProperty("bookmark", out _));
    }

    [Theory]
    [InlineData("page_size=0")]
    [InlineData("page_size=251")]
    [InlineData("page_size=-1")]
    [InlineData("page_size=+1")]
    [InlineData("page_size=%201")]
    [InlineData("page_size=1.0")]
    [InlineData("page_size=")]
    [InlineData("page_size=99999999999999999999")]
    [InlineData("page_size=%D9%A1")]
    [InlineData("page_size=1&page_size=1")]
    [InlineData("bookmark=")]
    [InlineData("bookmark=MTIz")]
    [InlineData("bookmark=***")]
    [InlineData("bookmark=YWZ0ZXI6eA")]
    [InlineData("bookmark=YWZ0ZXI6MQ&bookmark=YWZ0ZXI6MQ")]
    public async Task A_malformed_page_size_or_bookmark_is_named(string query)
    {
        var message = await shared.Client.ErrorAsync($"/v5/ad_accounts?{query}", HttpStatusCode.BadRequest, 1);
        Assert.StartsWith($"'{query[..query.IndexOf('=', StringComparison.Ordinal)]}'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page_size=250")]
    [InlineData("bookmark=YWZ0ZXI6MQ")]
    [InlineData("something_else=1")]
    public async Task Good_and_unknown_parameters_are_accepted(string query) => await shared.Client.OkAsync($"/v5/ad_accounts?{query}");
}
