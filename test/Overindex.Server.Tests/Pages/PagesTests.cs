using System.Net;
using System.Text.RegularExpressions;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Pages;

public sealed partial class PagesTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("/healthz", "live")]
    [InlineData("/readyz", "ready")]
    public async Task Health_needs_no_token(string path, string status)
    {
        using var client = shared.Server.NewClient(null);
        Assert.Equal(status, (await client.OkAsync(path)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Whoever_opens_the_address_is_asked_to_sign_in_and_learns_nothing_before()
    {
        using var client = shared.Server.NewClient(null);
        using var first = await client.GetAsync("/");
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (first.StatusCode, first.Headers.Location!.OriginalString));
        using var response = await client.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("2024-01-30", html, StringComparison.Ordinal);

        // The platform has 400 people; without a token nobody learns it.
        Assert.DoesNotContain("400 people", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(External(), html);
        foreach (Match link in LocalLink().Matches(html))
        {
            using var target = await client.GetAsync(link.Groups[1].Value);
            Assert.Contains(target.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.SeeOther]);
        }
    }

    [Fact]
    public async Task The_reference_page_and_its_script_come_from_this_server_alone()
    {
        using var client = shared.Server.NewClient(null);
        using var page = await client.GetAsync("/docs/");
        Assert.Contains("connect-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("v5.json", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(External(), html);
        foreach (Match source in Source().Matches(html))
        {
            using var script = await client.GetAsync(new Uri(new Uri(shared.Server.Address, "/docs/"), source.Groups[1].Value));
            Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        }
    }

    [GeneratedRegex("(src|href)=\"(https?:)?//")]
    private static partial Regex External();

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex LocalLink();

    [GeneratedRegex("src=\"([^\"]*)\"")]
    private static partial Regex Source();
}
