using System.Net;
using System.Text.RegularExpressions;
using Overindex.Client.Delivery.Tests.Running;

namespace Overindex.Client.Delivery.Tests.Samples;

public sealed partial class WebPageTests(DemoServer demo) : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private RunningProgram? _page;

    public async ValueTask InitializeAsync()
    {
        _page = RunningProgram.Start(
            Tree.Sample("WebPage"),
            ["--urls", "http://127.0.0.1:0"],
            Tree.Combine("samples", "WebPage"),
            ("AudienceInsights__BaseAddress", demo.Address),
            ("AudienceInsights__AccessToken", demo.Token));
        var said = await _page.ReadUntilAsync(line => line.Contains("Now listening on:", StringComparison.Ordinal));
        _http.BaseAddress = new Uri(Listening().Match(said).Groups[1].Value);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await (_page?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task The_page_sample_lists_the_ad_accounts_of_every_page_of_the_api()
    {
        var page = WebUtility.HtmlDecode(await _http.GetStringAsync(new Uri("/", UriKind.Relative)));

        Assert.All(await demo.GetAdAccountsAsync(), adAccount => Assert.Contains($"<a href=\"/{adAccount["id"]}\">{adAccount["name"]}</a>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_sample_shows_what_stands_out_first()
    {
        var answer = await demo.GetJsonAsync($"/ad_accounts/{demo.AdAccountId}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");

        var page = WebUtility.HtmlDecode(await _http.GetStringAsync(new Uri("/" + demo.AdAccountId, UriKind.Relative)));

        Assert.Equal(
            answer["categories"]!.AsArray().OrderByDescending(category => (double?)category!["index"]).Select(category => (string)category!["name"]!),
            Row().Matches(page).Select(row => row.Groups[1].Value));
        Assert.Contains($"{(long)answer["size"]!:N0} people, {answer["date"]}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_sample_answers_404_for_an_ad_account_that_is_not_the_tokens()
    {
        using var response = await _http.GetAsync(new Uri("/1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();

    [GeneratedRegex("<tr><td>(.*?)</td>")]
    private static partial Regex Row();
}
