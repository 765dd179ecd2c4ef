using Microsoft.Playwright;
using Overindex.Dashboard.Tests.Support;

namespace Overindex.Dashboard.Tests.Views;

/// <summary>Older generation dates come and go with the data directory; one that cannot be read takes nothing else with it.</summary>
public sealed class HistoryTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly string Account = $"/accounts/{MadeUpPlatform.Big}";

    [Fact]
    public async Task A_date_that_was_removed_and_one_that_is_damaged_are_said_to_be_missing_and_the_others_go_on()
    {
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.EnterAsync(server);
        Assert.Equal(200, (await reader.GotoAsync($"{Account}/interests?date=2026-10-17")).Status);
        var snapshots = Path.Combine(server.Data, "snapshots");
        Directory.Delete(Path.Combine(snapshots, "2026-10-17.r1"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(snapshots, "2026-10-10.r1", "manifest.json"), "{", TestContext.Current.CancellationToken);

        Assert.Equal(404, (await reader.GotoAsync($"{Account}?date=2026-10-17")).Status);
        Assert.Equal(404, (await reader.GotoAsync($"{Account}?date=2026-10-10")).Status);
        Assert.Contains("There are no figures for this date", await reader.MainTextAsync(), StringComparison.Ordinal);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "See the newest" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**" + Account);
        Assert.Contains("How it changed", await reader.MainTextAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await reader.GotoAsync($"{Account}/over-time?measure=affinity-{MadeUpPlatform.IdOf(0)}")).Status);
        Assert.Equal(1, (await reader.Page.Locator("table.dated .ovx-number").AllInnerTextsAsync()).Count(figure => figure != "–"));
    }
}
