using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Overindex.Dashboard.Tests.Support;

namespace Overindex.Dashboard.Tests.Delivery;

/// <summary>How pages come: small, from this server alone, in the reader's colours, without moving about, and what happens while the server is away.</summary>
public sealed class DeliveryTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const long MostBytes = 1_000_000;
    private static readonly string Account = $"/accounts/{MadeUpPlatform.Big}";

    [Fact]
    public async Task Every_view_is_under_a_megabyte_and_its_layout_does_not_shift()
    {
        await using var reader = await chromium.OpenAsync(server.Address, new() { Locale = "de-DE" });
        await reader.EnterAsync(server);
        foreach (var (name, path) in Everything.Views)
        {
            await reader.GotoAsync(path);
            var seen = await reader.Page.EvaluateAsync<JsonElement>(
                """
                async () => {
                  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                  const bytes = entries.reduce((sum, entry) => sum + Math.max(entry.transferSize, entry.encodedBodySize), 0);
                  const shift = await new Promise(resolve => {
                    let sum = 0;
                    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
                    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
                  });
                  return { bytes, shift };
                }
                """);
            Assert.InRange(seen.GetProperty("bytes").GetInt64(), 1, MostBytes);
            Assert.True(seen.GetProperty("shift").GetDouble() < 0.01, $"{name} shifts by {seen.GetProperty("shift")}");
        }
    }

    [Fact]
    public async Task Pages_may_load_from_this_server_alone_and_are_kept_by_nobody()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var page = await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.Equal("DENY", page.Headers.GetValues("X-Frame-Options").Single());
    }

    [Fact]
    public async Task Assets_are_kept_for_good_under_the_name_of_their_content()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var html = await new HttpClient { BaseAddress = server.Address }.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        var names = html.Split('"').Where(part => part.StartsWith("/assets/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            using var asset = await client.GetAsync(name, TestContext.Current.CancellationToken);
            Assert.Equal("br", Assert.Single(asset.Content.Headers.ContentEncoding));
            Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        using var unknown = await client.GetAsync("/assets/dashboard-0000000000000000.css", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Light_and_dark_follow_the_system_until_the_reader_chooses()
    {
        await using var reader = await chromium.OpenAsync(server.Address, new() { ColorScheme = ColorScheme.Dark });
        await reader.GotoAsync("/sign-in");
        var dark = await BackgroundAsync(reader);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        var light = await BackgroundAsync(reader);
        Assert.NotEqual(dark, light);
        await reader.Page.ReloadAsync();

        Assert.Equal(light, await BackgroundAsync(reader));
    }

    [Fact]
    public async Task While_the_server_is_away_the_page_stays_and_says_so_and_goes_on_when_it_is_back()
    {
        var away = new DashboardServer();
        await using (away)
        {
            await away.InitializeAsync();
            await using var reader = await chromium.OpenAsync(away.Address);
            await reader.EnterAsync(away);
            await reader.GotoAsync(Account);
            await away.StopAsync();
            await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Demographics", Exact = true }).ClickAsync();
            await Assertions.Expect(reader.Page.Locator("[data-offline]")).ToBeVisibleAsync();
            await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Big Shop");
            await away.StartAsync(sameAddress: true);

            await reader.Page.WaitForURLAsync("**/demographics");
        }
    }

    [Fact]
    public async Task Everything_is_reached_by_keyboard_beginning_with_a_way_past_the_head()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.EnterAsync(server);
        await reader.GotoAsync(Account);
        await reader.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await reader.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await reader.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("content", await reader.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private static Task<string> BackgroundAsync(Reader reader) => reader.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
