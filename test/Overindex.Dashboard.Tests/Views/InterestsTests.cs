using Microsoft.Playwright;
using Overindex.Contracts;
using Overindex.Dashboard.Tests.Support;

namespace Overindex.Dashboard.Tests.Views;

/// <summary>The table of interests shows the API's figures, sorted, filtered, searched and opened as its address says.</summary>
public sealed class InterestsTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly string Path = $"/accounts/{MadeUpPlatform.Big}/interests";

    [Fact]
    public async Task Rows_are_the_api_s_categories_by_affinity()
    {
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        await using var reader = await OpenAsync(Path);

        var expected = answer.Categories!.OrderByDescending(category => category.Index).ThenByDescending(category => category.Ratio)
            .Select(category => $"{category.Name} {Texts.Percent(category.Ratio)} {Texts.Index(category.Index)}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await RowsAsync(reader)).Order(StringComparer.Ordinal));
        Assert.Equal(answer.Categories!.Max(category => category.Index), Texts.Number((await RowsAsync(reader))[0].Split(' ')[^1]));
    }

    [Fact]
    public async Task Clicking_a_column_sorts_and_the_address_restores_it()
    {
        await using var reader = await OpenAsync(Path);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Share", Exact = true }).ClickAsync();
        await reader.Page.WaitForURLAsync("**sort=share**");
        var rows = await RowsAsync(reader);

        var shares = rows.Select(row => Texts.Number(row.Split(' ')[^2].TrimEnd('%'))).ToList();
        Assert.Equal(shares.OrderDescending(), shares);
        await reader.Page.ReloadAsync();
        Assert.Equal(rows, await RowsAsync(reader));
        Assert.Equal("descending", await reader.Page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
    }

    [Theory]
    [InlineData("Over-indexed", 1.2, 100)]
    [InlineData("Under-indexed", 0, 0.8)]
    public async Task A_filter_leaves_only_what_it_names(string filter, double least, double most)
    {
        var answer = await server.AskAsync(MadeUpPlatform.Big, InsightType.YourTotalAudience);
        await using var reader = await OpenAsync(Path);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = filter }).ClickAsync();
        await reader.Page.WaitForURLAsync("**show=**");

        var expected = answer.Categories!.Where(category => category.Index >= least && category.Index <= most).Select(category => category.Name!).Order(StringComparer.Ordinal);
        Assert.Equal(expected, (await RowsAsync(reader)).Select(Texts.NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Opening_goes_through_all_levels_with_the_api_s_figures()
    {
        var (category, sub) = (MadeUpPlatform.IdOf(1), MadeUpPlatform.IdOf(1, 0));
        var subs = await server.ChildrenAsync(MadeUpPlatform.Big, category);
        var leaves = await server.ChildrenAsync(MadeUpPlatform.Big, sub);
        await using var reader = await OpenAsync(Path);
        await ExpandAsync(reader, "Category 01");
        Assert.Superset(subs.Select(Texts.Row).ToHashSet(), (await RowsAsync(reader)).ToHashSet());
        await ExpandAsync(reader, "Sub 01-0");

        var rows = (await RowsAsync(reader)).ToHashSet();
        Assert.Superset(leaves.Select(Texts.Row).ToHashSet(), rows);
        Assert.NotEmpty(leaves);

        // The other leaves of ten have too few people: that is said, with the rule.
        var text = await reader.MainTextAsync();
        Assert.Contains($"{10 - leaves.Count} sub-interests of Sub 01-0 are left out: fewer than 10 people", text, StringComparison.Ordinal);
        Assert.Contains("small base", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_interests_at_every_level()
    {
        await using var reader = await OpenAsync(Path);
        await reader.Page.GetByRole(AriaRole.Searchbox).FillAsync("sub 01-");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.Page.WaitForURLAsync("**q=sub**");
        var subs = await server.ChildrenAsync(MadeUpPlatform.Big, MadeUpPlatform.IdOf(1));

        Assert.Equal(subs.Select(Texts.Row).Order(StringComparer.Ordinal), (await RowsAsync(reader)).Order(StringComparer.Ordinal));
        Assert.Contains("in Category 01", await reader.MainTextAsync(), StringComparison.Ordinal);
    }

    private async Task<Reader> OpenAsync(string path)
    {
        var reader = await chromium.OpenAsync(server.Address);
        await reader.EnterAsync(server);
        await reader.GotoAsync(path);
        return reader;
    }

    private static async Task ExpandAsync(Reader reader, string name)
    {
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = $"Sub-interests of {name}", Exact = true }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = $"Sub-interests of {name}", Exact = true })).ToHaveAttributeAsync("aria-expanded", "true");
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(Reader reader) =>
        await reader.Page.Locator("table.interests tbody tr:not(.left-out)").EvaluateAllAsync<string[]>(
            "rows => rows.map(row => row.querySelector('bdi').textContent + ' ' + [...row.querySelectorAll('.ovx-number')].map(number => number.textContent.trim()).join(' '))");
}
