using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Overindex.Contracts;
using Overindex.Reports.Tests.Support;

namespace Overindex.Reports.Tests.Documents;

public sealed class HtmlReportTests(RealAnswers real) : IClassFixture<RealAnswers>
{
    [Fact]
    public async Task A_report_on_every_real_audience_is_well_formed_and_asks_nobody_for_anything()
    {
        foreach (var account in real.Accounts)
        {
            var html = await HtmlReport.RenderAsync(real.Report(account, InsightType.YourTotalAudience));
            Assert.StartsWith("<!DOCTYPE html>\n", html, StringComparison.Ordinal);
            Assert.Empty(Page.Active(Page.Parse(html)));
            Assert.DoesNotMatch("https?:|//[a-z]", html);
        }
    }

    [Fact]
    public void What_runs_or_fetches_is_caught() => Assert.Equal(
        ["script", "img", "onclick=\"x\"", "src=\"x\"", "style"],
        Page.Active(XElement.Parse("<p onclick='x'><script /><img src='x' /><style>a { b: url(x) }</style></p>")));

    [Fact]
    public async Task Every_share_and_affinity_in_the_table_is_the_answers()
    {
        foreach (var account in real.Accounts)
        {
            var report = real.Report(account, InsightType.YourTotalAudience);
            var table = (await Page.RenderAsync(report)).Descendants("table").Single(one => one.Attribute("class")?.Value == "ovx-interests");
            var shown = table.Descendants("tr").Skip(1)
                .Select(row => (row.Descendants("bdi").Single().Value, Number(row.Elements("td").First().Value, "%"), Number(row.Elements("td").Last().Value, "×")))
                .ToList();
            var stated = report.Audience.Categories!
                .SelectMany(category => category.Subcategories!.Take(6).Select(child => (child.Name!, Percent(child.Ratio), child.Index))
                    .Prepend((category.Name!, Percent(category.Ratio), category.Index)))
                .ToList();
            Assert.Equal(stated, shown);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("'-alert(1)-'")]
    [InlineData("</title></style><script>alert(1)</script>")]
    [InlineData("&lt;b&gt; {{7*7}} @(1+1)")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("עברית שלום")]
    public async Task A_hostile_name_is_text(string name)
    {
        var page = await Page.RenderAsync(Samples.Report(name, name));
        Assert.Empty(Page.Active(page));
        Assert.Equal(name, page.Descendants("h1").Single().Value);
        Assert.Equal(name, page.Descendants("tbody").Last().Descendants("bdi").First().Value);
        Assert.StartsWith(name, page.Descendants("title").First().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\0b\u001bc", "a\uFFFDb\uFFFDc")]
    [InlineData("abc\u202Efdp.exe", "abc\uFFFDfdp.exe")]
    [InlineData("\u2067abc", "\uFFFDabc")]
    public async Task What_steers_a_screen_or_turns_the_text_around_is_replaced(string name, string shown)
    {
        var page = await Page.RenderAsync(Samples.Report(name, name));
        Assert.Equal(shown, page.Descendants("h1").Single().Value);
        Assert.DoesNotMatch("[\0-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]", page.Value + string.Concat(page.DescendantsAndSelf().Attributes().Select(one => one.Value)));
    }

    [Fact]
    public async Task An_audience_under_the_minimum_has_its_size_and_the_reason_and_no_empty_charts()
    {
        var empty = new AudienceInsightsResponse { Type = InsightType.YourTotalAudience, Date = new(2026, 10, 31), Size = 100, SizeIsUpperBound = true };
        var page = await Page.RenderAsync(Samples.Report() with { Audience = empty, Everybody = null, OtherDates = [], Compared = null });
        Assert.Contains("up to 100 people", page.Value, StringComparison.Ordinal);
        Assert.Contains("minimum audience", page.Value, StringComparison.Ordinal);
        Assert.Empty(page.Descendants("svg"));
    }

    [Fact]
    public async Task Everybody_with_two_dates_and_a_comparison_has_every_section()
    {
        var page = await Page.RenderAsync(Samples.Report());
        Assert.Equal(
            ["What stands out", "Who they are", "Where they are", "Compared", "Over time", "Interests", "What was left out, and why", "How to read this"],
            page.Descendants("h2").Select(one => one.Value));
        Assert.Contains("Not drawn on the map: Singapore 10.0%", page.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A server answers about one date.", "A server answers about one date.")]
    [InlineData(null, "There are no figures of earlier dates to draw a line from.")]
    public async Task Without_other_dates_the_report_says_why(string? why, string said)
    {
        var page = await Page.RenderAsync(Samples.Report() with { OtherDates = [], WhyNoOtherDates = why });
        var section = page.Descendants("section").Single(one => one.Element("h2")?.Value == "Over time");
        Assert.Contains(said, section.Value, StringComparison.Ordinal);
        Assert.Empty(section.Descendants("svg"));
    }

    [Fact]
    public async Task Every_chart_has_a_name_and_says_its_figures()
    {
        var charts = (await Page.RenderAsync(Samples.Report())).Descendants("svg").Where(one => one.Attribute("role")?.Value == "img").ToList();
        Assert.Equal(9, charts.Count);
        Assert.All(charts, chart => Assert.Matches(@"\d", chart.Attribute("aria-label")!.Value));
        Assert.All(charts, chart => Assert.NotEmpty(chart.Element("title")!.Value));
    }

    private static double? Percent(double? ratio) => ratio is { } value ? Math.Round(value * 100, 6) : null;

    private static double? Number(string text, string unit)
    {
        var match = Regex.Match(text, $@"([\d.]+){unit}");
        return match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }
}
