using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Overindex.Contracts;
using Overindex.Dashboard.Tests.Support;

namespace Overindex.Dashboard.Tests.Exports;

/// <summary>Each export holds the API's own figures.</summary>
public sealed class ExportTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly string Account = $"/accounts/{MadeUpPlatform.Big}";

    [Fact]
    public async Task Tidy_csv_has_every_fact_of_the_answer()
    {
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        var rows = (await DownloadAsync("CSV one row per fact", Account)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        var header = rows[0];
        string Cell(string[] row, string name) => row[Array.IndexOf(header, name)];
        var facts = rows.Skip(1).ToDictionary(row => (Cell(row, "section"), Cell(row, "parent_key"), Cell(row, "key"), Cell(row, "measure")), row => Cell(row, "value"));

        Assert.Equal($"{answer.Size}", facts[("audience", "", "", "size")]);
        foreach (var category in answer.Categories!)
        {
            Assert.Equal(category.Ratio, Number(facts[("categories", "", category.Key!, "ratio")]));
            Assert.Equal(category.Index, Number(facts[("categories", "", category.Key!, "index")]));
            Assert.All(category.Subcategories!, sub => Assert.Equal(sub.Ratio, Number(facts[("subcategories", category.Key!, sub.Key!, "ratio")])));
        }

        Assert.All(answer.Demographics!.Ages!, age => Assert.Equal(age.Ratio, Number(facts[("ages", "", age.Key!, "ratio")])));
    }

    [Fact]
    public async Task Json_is_the_api_s_answer()
    {
        var path = $"/v5/ad_accounts/{MadeUpPlatform.Big}/audience_insights?audience_insight_type=YOUR_ENGAGED_AUDIENCE";
        var expected = JsonElement.Parse(await server.GetAsync(path));

        Assert.True(JsonElement.DeepEquals(expected, JsonElement.Parse(await DownloadAsync("JSON the API’s answer", Account + "?audience=engaged"))));
    }

    [Fact]
    public async Task Pinterest_s_csv_has_size_and_shares()
    {
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        var text = await DownloadAsync("CSV as Pinterest’s the file that its own page exports", Account);

        Assert.Contains($"Your total audience,2026-10-24,Monthly,{answer.Size}", text, StringComparison.Ordinal);
        Assert.All(answer.Demographics!.Genders!, gender =>
            Assert.Contains($"{gender.Name},{gender.Ratio!.Value.ToString("0.0###", CultureInfo.InvariantCulture)}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_report_is_one_file_with_the_figures_of_all_dates()
    {
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        var html = await DownloadAsync("Report one HTML file, prints well to PDF", Account);

        Assert.Contains("Big Shop", html, StringComparison.Ordinal);
        Assert.Contains(Texts.Percent(answer.Categories![0].Ratio), html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" src=", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Any_chart_is_a_png()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.EnterAsync(server);
        await reader.GotoAsync(Account + "/demographics");
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.Locator("[data-png=ages] button").ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        Assert.Equal("ages.png", download.SuggestedFilename);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.True(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)) > 300);
        Assert.True(bytes.Length > 5_000, "The picture is empty.");
    }

    [Fact]
    public async Task The_call_behind_the_view_is_shown_without_a_token_and_gives_these_figures()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.EnterAsync(server);
        await reader.GotoAsync(Account + "?audience=engaged");
        await reader.Page.GetByText("The call behind this view").ClickAsync();
        var calls = await reader.Page.Locator(".snippet code").AllInnerTextsAsync();
        var url = calls[0].Split('\'')[1];

        Assert.Equal(3, calls.Count);
        Assert.All(calls, call => Assert.DoesNotContain(server.Secret, call, StringComparison.Ordinal));
        Assert.StartsWith(server.Address.AbsoluteUri, url, StringComparison.Ordinal);
        Assert.Contains("YOUR_ENGAGED_AUDIENCE", await server.GetAsync(new Uri(url).PathAndQuery), StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private async Task<string> DownloadAsync(string link, string path)
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.EnterAsync(server);
        await reader.GotoAsync(path);
        await reader.Page.Locator(".menu summary", new() { HasText = "Export" }).ClickAsync();
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
