using Overindex.Contracts;
using Overindex.Reports.Tests.Support;

namespace Overindex.Reports.Tests.Exports;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@A1")]
    [InlineData(" =1+1")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("＝1")]
    public void What_begins_as_a_formula_gets_an_apostrophe(string name) => Assert.Equal("'" + name, CsvText.Inert(name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Home Decor")]
    [InlineData("65+")]
    [InlineData("1-2")]
    [InlineData("日本")]
    public void Other_names_stay_as_they_are(string? name) => Assert.Equal(name, CsvText.Inert(name));

    [Fact]
    public void A_formula_in_the_file_as_pinterest_exports_it_is_inert()
    {
        var writer = new StringWriter();
        PinterestCsv.Write(Samples.Audience("=1+1"), InsightType.YourTotalAudience, 30, writer);
        var cells = Csv.Rows(writer.ToString()).SelectMany(row => row).ToList();
        Assert.Contains("'=1+1", cells);
        Assert.DoesNotContain(cells, cell => cell.StartsWith('='));
    }
}
