using System.Globalization;
using Microsoft.Playwright;
using Overindex.Contracts;
using Overindex.Dashboard.Tests.Support;

namespace Overindex.Dashboard.Tests.Views;

/// <summary>What the views say, against the API's answers.</summary>
public sealed class ViewTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly string Account = $"/accounts/{MadeUpPlatform.Big}";

    [Fact]
    public async Task The_head_line_says_the_size_as_the_api_states_it_and_what_up_to_means()
    {
        var total = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        var engaged = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourEngagedAudience);
        await using var reader = await OpenAsync(Account);
        var line = await reader.Page.Locator(".headline").InnerTextAsync();

        Assert.True(total.SizeIsUpperBound);
        Assert.Contains($"Up to {total.Size!.Value.ToString("N0", CultureInfo.InvariantCulture)} people saw or engaged with items of Big Shop in the 30 days to", line, StringComparison.Ordinal);
        Assert.Contains("October 24, 2026", line, StringComparison.Ordinal);
        Assert.Contains($"up to {engaged.Size!.Value.ToString("N0", CultureInfo.InvariantCulture)} of them engaged", line, StringComparison.Ordinal);
        await reader.Page.GetByText("What “up to” means").ClickAsync();
        await Assertions.Expect(reader.Page.GetByText("The true size is more than 1,000 and at most 5,000 people")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_overview_answers_who_what_and_how_it_changed()
    {
        await using var reader = await OpenAsync(Account);
        var text = await reader.MainTextAsync();

        Assert.Contains("Who they are", text, StringComparison.Ordinal);
        Assert.Contains("What they are into that others are not", text, StringComparison.Ordinal);
        Assert.Contains("How it changed", text, StringComparison.Ordinal);
        Assert.Contains(MadeUpPlatform.Growing, await reader.Page.Locator("section[aria-labelledby=changed]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audience_and_date_are_chosen_and_go_along_to_other_views()
    {
        await using var reader = await OpenAsync(Account);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Engaged audience" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**audience=engaged**");
        await reader.Page.Locator("summary", new() { HasText = "Date:" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "October 17, 2026" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**date=2026-10-17**");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Demographics", Exact = true }).ClickAsync();
        await reader.Page.WaitForURLAsync("**/demographics?audience=engaged&date=2026-10-17");

        Assert.Contains("engaged with items of Big Shop in the 30 days to October 17, 2026", await reader.MainTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demographics_are_the_api_s_with_the_unknown_part_and_what_is_left_out()
    {
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        await using var reader = await OpenAsync($"{Account}/demographics");
        var ages = await reader.Page.Locator("section[aria-labelledby=ages] svg").GetAttributeAsync("aria-label");

        Assert.All(answer.Demographics!.Ages!, age => Assert.Contains($"{age.Name} {Texts.Percent(age.Ratio)}", ages, StringComparison.Ordinal));
        Assert.Contains("Unknown", ages, StringComparison.Ordinal);
        Assert.Equal(3, answer.Demographics.Countries!.Count);
        Assert.Contains("1 value is left out: fewer than 10 people", await reader.Page.Locator("section[aria-labelledby=countries]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await reader.Page.Locator("svg.ovx-map").CountAsync());
    }

    [Fact]
    public async Task Comparing_with_everybody_another_date_and_another_ad_account_puts_differences_first()
    {
        await using var reader = await OpenAsync($"{Account}/compare");
        Assert.Contains("Total audience beside Everybody", await reader.MainTextAsync(), StringComparison.Ordinal);
        await reader.Page.Locator("summary", new() { HasText = "Compare with" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "October 10, 2026" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**with=date**");
        var first = await reader.Page.Locator("table.compared tbody tr").First.InnerTextAsync();
        Assert.Contains("00", first, StringComparison.Ordinal);

        var mine = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        var category = mine.Categories!.Single(category => category.Name == MadeUpPlatform.Growing);
        var row = reader.Page.Locator("table.compared tbody tr", new() { Has = reader.Page.GetByText(MadeUpPlatform.Growing, new() { Exact = true }), HasText = "Category" }).First;
        Assert.Contains(Texts.Percent(category.Ratio), await row.InnerTextAsync(), StringComparison.Ordinal);

        await reader.Page.GetByRole(AriaRole.Searchbox).FillAsync("nobody's");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByText("None of your ad accounts fits")).ToBeVisibleAsync();
        await reader.Page.GetByRole(AriaRole.Searchbox).FillAsync("other");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Other Shop" }).ClickAsync();
        await reader.Page.WaitForURLAsync($"**with=account-{MadeUpPlatform.Other}");
        Assert.Contains("Big Shop beside Other Shop", await reader.MainTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_time_draws_a_line_through_the_answers_of_all_dates()
    {
        await using var reader = await OpenAsync($"{Account}/interests");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = $"{MadeUpPlatform.Growing} over time" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**/over-time?measure=affinity-**");
        var figures = await reader.Page.Locator("table.dated .ovx-number").AllInnerTextsAsync();
        var affinities = figures.Select(Texts.Number).ToList();
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);

        Assert.Equal(MadeUpPlatform.Dates.Length, affinities.Count);
        Assert.Equal(affinities.Order(), affinities);
        Assert.Equal(answer.Categories!.Single(category => category.Name == MadeUpPlatform.Growing).Index, affinities[^1]);
        Assert.Contains($"Affinity of {MadeUpPlatform.Growing}", await reader.Page.Locator("svg.ovx-chart").First.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sizes_over_time_are_up_to_as_many_as_the_api_states()
    {
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        await using var reader = await OpenAsync($"{Account}/over-time");
        var sizes = await reader.Page.Locator("table.dated td").AllInnerTextsAsync();

        Assert.Equal(MadeUpPlatform.Dates.Length, sizes.Count);
        Assert.All(sizes, size => Assert.StartsWith("up to ", size, StringComparison.Ordinal));
        Assert.Equal($"up to {answer.Size!.Value.ToString("N0", CultureInfo.InvariantCulture)}", sizes[^1]);
    }

    [Fact]
    public async Task The_earliest_date_says_that_later_ones_show_the_change()
    {
        await using var reader = await OpenAsync($"{Account}/over-time?date=2026-10-10&measure=metros");
        Assert.Contains("This is the earliest generation date", await reader.MainTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["Date", "Los Angeles", "New York"], (await reader.Page.Locator("table.dated th[scope=col]").AllInnerTextsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everybody_has_no_figures_of_everybody_beside_them()
    {
        await using var reader = await OpenAsync($"{Account}?audience=everybody");
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.PinterestTotalAudience);

        Assert.Equal(["Most common", "Share"], await reader.Page.Locator("table.who th[scope=col]").AllInnerTextsAsync());
        var first = answer.Categories!.MaxBy(category => category.Ratio)!;
        Assert.Contains(Texts.Percent(first.Ratio), await reader.Page.Locator("section[aria-labelledby=into]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500000000003")]
    [InlineData("500000000004")]
    public async Task An_audience_under_the_minimum_or_empty_says_so_with_the_rule(string account)
    {
        await using var reader = await OpenAsync($"/accounts/{account}/interests");
        var text = await reader.MainTextAsync();

        Assert.Contains("Fewer than 100 people, perhaps nobody", text, StringComparison.Ordinal);
        Assert.Contains("minimum_audience", text, StringComparison.Ordinal);
        Assert.Equal(0, await reader.Page.Locator("table").CountAsync());
    }

    [Fact]
    public async Task Ad_accounts_are_found_by_name_or_id_page_by_page()
    {
        await using var reader = await OpenAsync("/");
        Assert.Equal(50, await reader.Page.Locator(".accounts li").CountAsync());
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**page=2");
        await reader.GotoAsync("/?page=99");
        Assert.EndsWith("/?page=3", reader.Page.Url, StringComparison.Ordinal);
        await reader.Page.GetByRole(AriaRole.Searchbox).FillAsync("boutique 11");
        await Assertions.Expect(reader.Page.Locator(".accounts li")).ToHaveCountAsync(10);
        await reader.Page.GetByRole(AriaRole.Searchbox).FillAsync("500000000002");
        await Assertions.Expect(reader.Page.Locator(".accounts li")).ToHaveCountAsync(1);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Other Shop" }).ClickAsync();

        await reader.Page.WaitForURLAsync($"**/accounts/{MadeUpPlatform.Other}");
    }

    [Fact]
    public async Task Numbers_and_dates_are_in_the_reader_s_locale()
    {
        await using var reader = await chromium.OpenAsync(server.Address, new() { Locale = "de-DE" });
        await reader.EnterAsync(server);
        await reader.GotoAsync(Account);

        await Assertions.Expect(reader.Page.Locator(".headline")).ToContainTextAsync("5.000");
        await Assertions.Expect(reader.Page.Locator(".headline")).ToContainTextAsync("24. Oktober 2026");
        Assert.Matches(@"^\d+,\d\s%$", await reader.Page.Locator(".figures .ovx-number").First.InnerTextAsync());
    }

    private async Task<Reader> OpenAsync(string path)
    {
        var reader = await chromium.OpenAsync(server.Address, new() { Locale = "en-US" });
        await reader.EnterAsync(server);
        await reader.GotoAsync(path);
        return reader;
    }
}
