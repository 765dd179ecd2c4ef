using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

public sealed class Api3ObjectPropertyLevelAuthorizationTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task An_answer_has_the_described_fields_and_no_other()
    {
        var api = await DescribedApi.OfAsync(shared.Server);
        foreach (var operation in api.Operations)
        {
            var answer = await shared.Client.OkAsync(operation.TargetFor(TestPlatform.Big.ToString()));
            Assert.Null(api.Problem(answer, api.SchemaOf(operation, 200)!.Value));
        }
    }

    [Fact]
    public async Task Fields_and_options_that_a_caller_makes_up_change_nothing()
    {
        var api = await DescribedApi.OfAsync(shared.Server);
        foreach (var operation in api.Operations)
        {
            var target = operation.TargetFor(TestPlatform.Big.ToString());
            var plain = RawHttp.Get(shared.Server.Address, target, shared.Server.Secret);
            var more = RawHttp.Get(
                shared.Server.Address,
                target + (target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "exact=true&privacy=off&minimum_cell=0&fields=*&all_accounts=true&debug=1",
                shared.Server.Secret,
                "X-Debug: 1\r\nX-Original-URL: /v5/ad_accounts\r\nX-HTTP-Method-Override: PUT\r\nX-User: admin\r\n");
            Assert.Equal((plain.Status, plain.Body), (more.Status, more.Body));
        }
    }

    [Fact]
    public async Task A_list_shows_the_caller_s_own_accounts_alone_on_every_page()
    {
        foreach (var (secret, sees) in TokenMatrix.Make(shared.Server))
        {
            using var client = shared.Server.NewClient(secret);
            var seen = new List<string>();
            var bookmark = "";
            do
            {
                var page = await client.OkAsync($"/v5/ad_accounts?page_size=1{bookmark}");
                seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
                bookmark = page.TryGetProperty("bookmark", out var next) ? $"&bookmark={next}" : "";
            }
            while (bookmark.Length > 0);
            Assert.Equal(sees.Order().Select(account => account.ToString()), seen);
        }
    }
}
