using System.Globalization;
using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;
using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.Conventions.Tests.Docs;

/// <summary>The worked example of docs/numbers.md: its files are built, and its figures, worked out by hand, are what the product counts.</summary>
public sealed partial class WorkedExampleTests : IDisposable
{
    private static readonly string Page = Repository.Files.Single(file => file.Path == "docs/numbers.md").Text;
    private readonly string _directory = Directory.CreateTempSubdirectory("overindex-").FullName;

    [Fact]
    public async Task The_figures_of_the_worked_example_are_what_its_files_give()
    {
        var expected = TableRow().Matches(Page)
            .Select(row => new Figure(row.Groups["label"].Value, Fraction(row.Groups["ratio"].Value), row.Groups["index"].Success ? Fraction(row.Groups["index"].Value) : null))
            .ToList();

        Assert.Equal(11, expected.Count);
        Assert.Equal(expected, Figures(await CountAsync()));
    }

    [Fact]
    public async Task The_sizes_of_the_worked_example_are_what_its_files_give()
    {
        var insights = await CountAsync();

        Assert.Contains($"n(A) = {insights.Size}.", Page, StringComparison.Ordinal);
        Assert.Contains("n(B) = 4.", Page, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<Insights> CountAsync()
    {
        foreach (Match file in CsvBlock().Matches(Page))
        {
            await File.WriteAllTextAsync(Path.Combine(_directory, file.Groups["name"].Value), file.Groups["text"].Value);
        }

        var config = Path.Combine(_directory, "overindex.json");
        await File.WriteAllTextAsync(config, """{ "people": "people.csv", "interests": "interests.csv", "items": "items.csv", "interactions": "interactions.csv" }""");
        var data = Path.Combine(_directory, "data");
        var report = await PlatformBuild.RunAsync(new BuildRequest
        {
            Config = BuildConfig.Load(config),
            Date = new DateOnly(2026, 10, 31),
            WindowDays = 4,
            DataDirectory = data,
        });
        Assert.Equal(4, report.Published.People);
        using var snapshot = new SnapshotStore(data).Open(report.Published.Id);
        var calculator = new InsightsCalculator(snapshot.Catalog, new LocalAudienceCounter(snapshot), privacy: null);
        return await calculator.GetInsightsAsync(Audience.Partner(AdAccountId.Parse("100"), AudienceType.ImpressionPlusEngagement));
    }

    private static IEnumerable<Figure> Figures(Insights insights)
    {
        foreach (var category in insights.Categories)
        {
            var name = category.Category.Interest.Name;
            yield return new Figure(name, Round(category.Category.Ratio), Round(category.Category.Index));
            foreach (var sub in category.Subcategories)
            {
                yield return new Figure($"{name} > {sub.Interest.Name}", Round(sub.Ratio), Round(sub.Index));
            }
        }

        foreach (var demographic in new[] { Demographic.Age, Demographic.Gender, Demographic.Device, Demographic.Country, Demographic.Metro })
        {
            foreach (var share in insights.Demographics[(int)demographic])
            {
                yield return new Figure($"{demographic.ToString().ToLowerInvariant()} {share.Value.Key}", Round(share.Ratio), null);
            }
        }
    }

    private static decimal? Fraction(string text)
    {
        var parts = text.Split('/');
        return Round(decimal.Parse(parts[0], CultureInfo.InvariantCulture) / decimal.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static decimal? Round(decimal? value) => value is { } known ? Math.Round(known, 20) : null;

    [GeneratedRegex(@"^```csv (?<name>[\w.]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CsvBlock();

    [GeneratedRegex(@"^\| (?<label>[\w >-]+) \| (?<ratio>\d+/\d+) \|( .* = (?<index>\d+/\d+))? \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    private sealed record Figure(string Label, decimal? Ratio, decimal? Index);
}
