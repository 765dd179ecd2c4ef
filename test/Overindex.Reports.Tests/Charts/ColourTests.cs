using System.Globalization;
using System.Text.RegularExpressions;
using Overindex.Contracts.Tests.Description;

namespace Overindex.Reports.Tests.Charts;

/// <summary>Contrast as WCAG 2.2 computes it: 4.5 for text, 3 for what a chart draws.</summary>
public sealed partial class ColourTests
{
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "src", "Overindex.Reports");

    public static TheoryData<string> Themes => ["light", "dark by preference", "dark by choice"];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_is_readable_on_every_ground(string theme) => AssertContrast(theme, ["ink", "muted", "audience", "over", "under"], 4.5);

    [Theory]
    [MemberData(nameof(Themes))]
    public void Bars_and_lines_stand_out_from_every_ground(string theme) =>
        AssertContrast(theme, ["audience", "baseline", "over", "under", "line-2", "line-3", "line-4", "line-5", "line-6"], 3);

    [Fact]
    public void Both_ways_to_the_dark_theme_lead_to_the_same_colours() => Assert.Equal(Colours("dark by preference"), Colours("dark by choice"));

    [Fact]
    public void A_chart_out_of_its_page_has_the_colours_of_the_light_theme()
    {
        var light = Colours("light");
        var drawn = new[] { "Drawing/Palette.cs", "Maps/Shades.cs" }.SelectMany(file => Fallback().Matches(File.ReadAllText(Path.Combine(Folder, file)))).ToList();
        Assert.True(drawn.Count > 15, $"{drawn.Count} colours are few.");
        Assert.All(drawn, one => Assert.Equal(light[one.Groups["name"].Value], one.Groups["colour"].Value));
    }

    [Fact]
    public void Contrast_is_that_of_the_recommendation()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 3);
        Assert.Equal(4.54, Contrast("#767676", "#ffffff"), 2);
    }

    private static void AssertContrast(string theme, string[] names, double least)
    {
        var colours = Colours(theme);
        Assert.All(
            from name in names from ground in (string[])["surface", "page"] select (name, ground),
            pair => Assert.True(Contrast(colours[pair.name], colours[pair.ground]) >= least, $"{pair}: {Contrast(colours[pair.name], colours[pair.ground]):F2}"));
    }

    private static SortedDictionary<string, string> Colours(string theme)
    {
        var rule = theme switch { "light" => ":root {", "dark by choice" => ":root[data-theme=\"dark\"] {", _ => ":root:not([data-theme=\"light\"]) {" };
        var css = File.ReadAllText(Path.Combine(Folder, "wwwroot", "reports.css"));
        var body = css[(css.IndexOf(rule, StringComparison.Ordinal) + rule.Length)..];
        return new(Property().Matches(body[..body.IndexOf('}', StringComparison.Ordinal)])
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["colour"].Value));
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex(@"--ovx-(?<name>[\w-]+): (?<colour>#[0-9a-f]{6});")]
    private static partial Regex Property();

    [GeneratedRegex(@"var\(--ovx-(?<name>[\w-]+), (?<colour>#[0-9a-f]{6})\)")]
    private static partial Regex Fallback();
}
