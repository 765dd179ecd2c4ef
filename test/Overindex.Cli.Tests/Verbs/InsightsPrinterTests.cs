using Overindex.Cli.Hosting;
using Overindex.Cli.Sources;
using Overindex.Cli.Tests.Support;
using Overindex.Cli.Verbs.Insights;
using Overindex.Contracts;

namespace Overindex.Cli.Tests.Verbs;

public sealed class InsightsPrinterTests
{
    private static readonly InsightsSubject Subject = new(
        "Coastal Hiking (549755885175)",
        [("window", "30 days to 2026-10-31, snapshot 2026-10-31.r1")],
        30,
        Exact: false,
        "Fewer than 100 people are in this audience.");

    private static readonly string ApprovedPath = Path.Combine(Repository.Root, "test", "Overindex.Cli.Tests", "insights.approved.txt");

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_console(int width)
    {
        var lines = Print(Answers.Typical, width).Split('\n');
        var tables = lines.SkipWhile(line => !line.Contains("INTERESTS", StringComparison.Ordinal));
        Assert.All(tables, line => Assert.True(Cells(line) <= width, line));
    }

    [Fact]
    public async Task The_table_is_as_approved()
    {
        var text = $"{Trim(Print(Answers.Typical, 80))}\n---- 120 columns, everything\n{Trim(Print(Answers.Typical, 120, top: 0))}";
        if (Environment.GetEnvironmentVariable("OVERINDEX_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(ApprovedPath, text);
        }

        Assert.Equal(await File.ReadAllTextAsync(ApprovedPath), text);
    }

    [Fact]
    public void An_audience_under_the_minimum_is_said_to_be_too_small()
    {
        var answer = new AudienceInsightsResponse
        {
            Type = InsightType.YourTotalAudience,
            Date = new(2026, 10, 31),
            Size = 100,
            SizeIsUpperBound = true,
            Categories = [],
            Demographics = new(),
        };
        var text = Print(answer, 80);
        Assert.Contains("up to 100 people", text, StringComparison.Ordinal);
        Assert.Contains("Fewer than 100 people are in this audience", text, StringComparison.Ordinal);
    }

    private static string Print(AudienceInsightsResponse answer, int width, int top = 5)
    {
        var output = new StringWriter { NewLine = "\n" };
        using var interrupts = new Interrupts();
        var host = CliHost.Create(output, false, TextWriter.Null, false, interrupts, name => name == "COLUMNS" ? $"{width}" : null);
        new InsightsPrinter(host).Print(answer, Subject, top);
        return output.ToString();
    }

    private static string Trim(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));

    // The sample's wide characters are all in the CJK block; each takes two cells.
    private static int Cells(string line) => line.TrimEnd().Sum(c => c is >= '\u3000' and < '\uA000' ? 2 : 1);
}
