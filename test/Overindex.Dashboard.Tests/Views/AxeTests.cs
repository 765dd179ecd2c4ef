using System.Text.Json;
using Microsoft.Playwright;
using Overindex.Dashboard.Tests.Support;

namespace Overindex.Dashboard.Tests.Views;

/// <summary>WCAG 2.2 AA as far as a program can judge it: axe-core finds nothing, on every view, in both themes.</summary>
public sealed class AxeTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Run =
        """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
            .violations.map(found => found.id + ': ' + found.help + ' ' + found.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | '))
        """;

    private static readonly Lazy<string> Axe = new(() =>
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Overindex.slnx")))
        {
            at = at.Parent;
        }

        var path = Path.Combine(at.FullName, "artifacts", "axe", "4.14.1", "axe.min.js");
        return File.Exists(path) ? File.ReadAllText(path) : throw new InvalidOperationException($"{path} is missing; ./test.sh fetches it with npm.");
    });

    public static TheoryData<ColorScheme, int> Looks => new() { { ColorScheme.Light, 1280 }, { ColorScheme.Dark, 1280 }, { ColorScheme.Light, 360 } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_view_is_accessible(ColorScheme scheme, int width)
    {
        await using var reader = await chromium.OpenAsync(
            server.Address, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 }, BypassCSP = true });
        var found = new List<string>();
        await reader.GotoAsync("/sign-in");
        found.AddRange(await LookAsync(reader.Page, "sign-in"));
        await reader.EnterAsync(server);
        foreach (var (name, path) in Everything.Views)
        {
            await reader.GotoAsync(path);
            found.AddRange(await LookAsync(reader.Page, name));
            var spills = await reader.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
            Assert.False(spills, $"{name} is wider than {width} px");
        }

        Assert.Empty(found);
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string name)
    {
        await page.EvaluateAsync(Axe.Value);
        var violations = await page.EvaluateAsync<JsonElement>(Run);
        return [.. violations.EnumerateArray().Select(violation => $"{name}: {violation.GetString()}")];
    }
}
