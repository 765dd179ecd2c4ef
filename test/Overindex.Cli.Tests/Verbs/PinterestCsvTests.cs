using Overindex.Cli.Tests.Support;
using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Cli.Tests.Verbs;

/// <summary>The form is the one that the public readers named in docs/pinterest-csv.md take.</summary>
public sealed class PinterestCsvTests
{
    private const string Expected = """
        Audience View,Date,Aggregation,Audience Size
        Your engaged audience,2026-05-09,Monthly,10000

        Interests
        Category,Bulk Sheet Category,Percent of audience,Affinity,Interest,Bulk Sheet Interests,Percent of audience,Affinity
        Home Decor,"{'name': 'Home Decor', 'id': '935249274030'}",0.925,1.335,Room Decor,"{'name': 'Room Decor', 'id': '916836567854'}",0.919,1.285
        Home Decor,"{'name': 'Home Decor', 'id': '935249274030'}",0.925,1.335,"Boho, Style","{'name': 'Boho, Style', 'id': '921818416858'}",0.1,
        Men's Fashion,"{'name': ""Men's Fashion"", 'id': '924581335376'}",0.5,1.0,,,,

        Countries,Percent of audience
        Deutschland,0.776

        Metros,Percent of audience

        Gender,Percent of audience
        Female,1.0

        Device,Percent of audience
        iPhone,0.636

        Age,Percent of audience
        25-34,0.3
        65+,0.0

        """;

    private static readonly AudienceInsightsResponse Answer = new()
    {
        Type = InsightType.YourEngagedAudience,
        Date = new(2026, 5, 9),
        Size = 10_000,
        Categories =
        [
            new()
            {
                Key = "935249274030",
                Id = "935249274030",
                Name = "Home Decor",
                Ratio = 0.925,
                Index = 1.335,
                Subcategories =
                [
                    new() { Key = "916836567854", Id = "916836567854", Name = "Room Decor", Ratio = 0.919, Index = 1.285 },
                    new() { Key = "921818416858", Id = "921818416858", Name = "Boho, Style", Ratio = 0.1 },
                ],
            },
            new() { Key = "924581335376", Id = "924581335376", Name = "Men's Fashion", Ratio = 0.5, Index = 1 },
        ],
        Demographics = new()
        {
            Countries = [new() { Key = "de", Name = "Deutschland", Ratio = 0.776 }],
            Genders = [new() { Key = "female", Name = "Female", Ratio = 1 }],
            Devices = [new() { Key = "iphone", Name = "iPhone", Ratio = 0.636 }],
            Ages = [new() { Key = "25-34", Name = "25-34", Ratio = 0.3 }, new() { Key = "65+", Name = "65+", Ratio = 0 }],
        },
    };

    [Fact]
    public void Every_section_is_as_pinterest_exports_it() => Assert.Equal(Expected, Write(Answer, 30));

    [Fact]
    public void A_window_that_is_no_month_is_not_called_one() =>
        Assert.Contains("\nYour engaged audience,2026-05-09,365 days,10000\n", Write(Answer, 365), StringComparison.Ordinal);

    [Theory]
    [InlineData("YOUR_TOTAL_AUDIENCE", "Your total audience")]
    [InlineData("PINTEREST_TOTAL_AUDIENCE", "Pinterest's total audience")]
    [InlineData("A_TYPE_OF_THE_FUTURE", "A_TYPE_OF_THE_FUTURE")]
    public void The_view_is_named_as_on_the_page(string type, string expected) =>
        Assert.Contains($"\n{expected},2026-05-09,Monthly,\n", Write(new() { Type = new(type), Date = new(2026, 5, 9) }, null), StringComparison.Ordinal);

    [Theory]
    [InlineData("plain", "\"{'name': 'plain', 'id': '1'}\"")]
    [InlineData("it's", "\"{'name': \"\"it's\"\", 'id': '1'}\"")]
    [InlineData("it's \"it\"", "\"{'name': 'it\\'s \"\"it\"\"', 'id': '1'}\"")]
    [InlineData("a\\b", "\"{'name': 'a\\\\b', 'id': '1'}\"")]
    public void Names_are_quoted_as_python_does(string name, string expected)
    {
        var answer = new AudienceInsightsResponse { Categories = [new() { Id = "1", Name = name, Ratio = 0.5, Index = 2 }] };
        Assert.Contains($",{expected},0.5,2.0,,,,\n", Write(answer, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_holds_one_audience()
    {
        var outcome = await InProcess.RunAsync("insights", "1", "--compare", "YOUR_ENGAGED_AUDIENCE", "--output", "pinterest-csv");
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains("holds one audience", outcome.Error, StringComparison.Ordinal);
    }

    private static string Write(AudienceInsightsResponse answer, int? windowDays)
    {
        var writer = new StringWriter();
        PinterestCsv.Write(answer, InsightType.YourTotalAudience, windowDays, writer);
        return writer.ToString();
    }
}
