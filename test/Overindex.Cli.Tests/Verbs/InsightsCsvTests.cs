using Overindex.Cli.Tests.Support;
using Overindex.Cli.Verbs.Insights;

namespace Overindex.Cli.Tests.Verbs;

public sealed class InsightsCsvTests
{
    [Fact]
    public void Every_figure_is_one_row_of_the_long_form()
    {
        var writer = new StringWriter();
        InsightsCsv.Write(Answers.Typical, writer);
        var lines = writer.ToString().Split('\n');
        Assert.Equal("section,key,name,parent_key,ratio,index", lines[0]);
        Assert.Equal("categories,908182459161,Travel,,0.621,2.4", lines[1]);
        Assert.Equal("subcategories,1,\"Beach Travel, sun and sea\",908182459161,0.5,3.1", lines[2]);
        Assert.Equal("subcategories,3,日本の旅,908182459161,0.021,", lines[4]);
        Assert.Contains("categories,948192800438,\"=Quotes\",,0.05,1", lines);
        Assert.Contains("ages,25-34,25-34,,0.412,", lines);
        Assert.Contains("metros,501,\"Metro number 0, a rather long name of a place, NY\",,0.1,", lines);
        Assert.Equal(1 + 3 + 3 + 2 + 2 + 1 + 14 + 1, lines.Length);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "\"=1+1\"")]
    [InlineData("@me", "\"@me\"")]
    public void A_field_is_quoted_where_it_must_be_and_never_changed(string field, string expected)
    {
        var writer = new StringWriter();
        Reports.CsvText.WriteRow(writer, field, "x");
        Assert.Equal($"{expected},x\n", writer.ToString());
    }
}
