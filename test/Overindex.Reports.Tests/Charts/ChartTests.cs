using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Overindex.Contracts.Tests.Description;
using Overindex.Reports.Tests.Support;

namespace Overindex.Reports.Tests.Charts;

public sealed class ChartTests
{
    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(8, 0.125)]
    [InlineData(3, 1 / 3.0)]
    public async Task So_many_times_as_common_is_as_long_as_so_many_times_less(double more, double less)
    {
        var (right, left) = (await BarAsync(more), await BarAsync(less));
        Assert.Equal(Percent(right, "width"), Percent(left, "width"), 1);
        Assert.Equal(50, Percent(right, "x"), 1);
        Assert.Equal(50, Percent(left, "x") + Percent(left, "width"), 1);
    }

    [Fact]
    public async Task A_bar_of_a_share_is_as_long_as_the_share()
    {
        var bar = await RenderAsync<ShareBar>(new() { ["Value"] = 0.375 });
        Assert.Equal(37.5, Percent(bar.Descendants("rect").ElementAt(1), "width"), 2);
        Assert.Equal("37.5%", bar.Descendants("span").Last().Value);
    }

    [Fact]
    public async Task Values_that_are_not_drawn_are_added_up_so_that_all_bars_make_up_the_whole()
    {
        var group = new DemographicGroup(
            "ages", "Age", false, [new("a", "A", 0.5, 0.4), new("b", "B", 0.2, 0.3), new("c", "C", 0.1, null), new("d", "D", null, 0.2)], 0.2, 0.1);
        var chart = await RenderAsync<ComparedBars>(new() { ["Group"] = group, ["Most"] = 1 });
        Assert.Equal(
            "Age: Audience beside Everybody. A 50.0%, Everybody 40.0%; 3 more 30.0%, Everybody 50.0%; Unknown or left out 20.0%, Everybody 10.0%",
            chart.Attribute("aria-label")!.Value);
    }

    [Fact]
    public async Task Values_that_overlap_are_not_added_up()
    {
        var group = new DemographicGroup("devices", "Device", true, [new("a", "A", 0.7, null), new("b", "B", 0.6, null)], null, null);
        var chart = await RenderAsync<ComparedBars>(new() { ["Group"] = group, ["Most"] = 1 });
        Assert.Equal("Device: Audience. A 70.0%", chart.Attribute("aria-label")!.Value);
    }

    [Fact]
    public async Task A_country_is_shaded_by_its_share_whatever_the_case_of_its_key()
    {
        var map = await RenderAsync<WorldMap>(new() { ["Countries"] = (IReadOnlyList<DemographicRow>)[new("US", "United States", 0.6, 0.3), new("de", "Germany", 0.02, null)] });
        var shaded = map.Descendants("path").Where(path => path.Element("title") is not null)
            .ToDictionary(path => path.Element("title")!.Value, path => path.Attribute("fill")!.Value);
        Assert.Equal(2, shaded.Count);
        Assert.Contains("--ovx-map-5", shaded["United States: 60.0%, everybody 30.0%"], StringComparison.Ordinal);
        Assert.Contains("--ovx-map-2", shaded["Germany: 2.0%"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_draws_each_country_once_and_stays_small()
    {
        var path = Path.Combine(SharedFolder.Repository, "src", "Overindex.Reports", "Maps", "world.txt");
        var codes = File.ReadLines(path).Select(line => line.Split('\t')[0]).Where(code => code.Length > 0).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.True(codes.Count > 170, $"{codes.Count} countries are few.");
        Assert.True(new FileInfo(path).Length <= 120_000, "The map is over 120 kB.");
        var known = File.ReadLines(Path.Combine(SharedFolder.Repository, "src", "Overindex.Ingest", "Building", "countries.txt")).Select(line => line.Split(' ')[0]);
        Assert.Equal(["xk"], codes.Except(known));
    }

    [Fact]
    public async Task Lines_break_where_a_date_has_no_figure()
    {
        (DateOnly, double?)[] points = [(new(2026, 7, 31), 0.1), (new(2026, 8, 31), null), (new(2026, 9, 30), 0.2), (new(2026, 10, 31), 0.3)];
        var chart = await RenderAsync<LineChart>(new() { ["Series"] = (IReadOnlyList<DatedSeries>)[new("Travel", points)], ["Unit"] = LineUnit.Share });
        Assert.Equal(3, chart.Descendants("circle").Count());
        Assert.Single(chart.Descendants("line"), line => line.Attribute("stroke-linecap") is not null);
        Assert.Contains("2026-08-31 –", chart.Attribute("aria-label")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_says_up_to_at_each_value_that_is_an_upper_bound()
    {
        var (earlier, later) = (new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 31));
        var series = new DatedSeries("Size", [(earlier, 123), (later, 500)]) { UpperBounds = new HashSet<DateOnly> { later } };
        var chart = await RenderAsync<LineChart>(new() { ["Series"] = (IReadOnlyList<DatedSeries>)[series] });
        Assert.EndsWith("Size: 2026-09-30 123, 2026-10-31 up to 500", chart.Attribute("aria-label")!.Value, StringComparison.Ordinal);
        Assert.Equal(["Size, 2026-09-30: 123", "Size, 2026-10-31: up to 500"], chart.Descendants("circle").Select(point => point.Value.Trim()));
        Assert.Contains(chart.Descendants("text"), text => text.Value == "Size, up to");
    }

    [Theory]
    [InlineData(LineUnit.People, 0.0)]
    [InlineData(LineUnit.Share, 0.0)]
    [InlineData(LineUnit.Affinity, 0.0)]
    [InlineData(LineUnit.People, 1e12)]
    [InlineData(LineUnit.Affinity, 1e6)]
    public async Task Extreme_figures_are_drawn_inside_the_chart(LineUnit unit, double value)
    {
        var chart = await RenderAsync<LineChart>(new() { ["Series"] = (IReadOnlyList<DatedSeries>)[new("x", [(new(2026, 10, 31), value)])], ["Unit"] = unit });
        var height = double.Parse(chart.Attribute("height")!.Value, CultureInfo.InvariantCulture);
        Assert.InRange(double.Parse(chart.Descendants("circle").Single().Attribute("cy")!.Value, CultureInfo.InvariantCulture), 0, height);
    }

    private static async Task<XElement> BarAsync(double index) =>
        (await RenderAsync<AffinityBar>(new() { ["Index"] = index })).Descendants("rect").ElementAt(1);

    private static double Percent(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value.TrimEnd('%'), CultureInfo.InvariantCulture);

    private static async Task<XElement> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return Page.Parse(await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString().Trim()));
    }
}
