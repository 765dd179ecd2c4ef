using Overindex.Cli.Verbs.Insights;
using Overindex.Contracts;

namespace Overindex.Cli.Tests.Verbs;

public sealed class ComparisonTests
{
    [Fact]
    public void What_only_one_audience_has_stands_in_its_group_with_the_others_columns_empty()
    {
        var writer = new StringWriter();
        InsightsCsv.Write(new Comparison(Answer(("1", ["11", "12"]), ("2", [])), Answer(("3", ["31"]), ("1", ["13", "11"]))), writer);
        Assert.Equal(
            """
            section,key,name,parent_key,ratio,index,compared_ratio,compared_index
            categories,1,n1,,0.5,2,0.5,2
            subcategories,11,n11,1,0.25,,0.25,
            subcategories,12,n12,1,0.25,,,
            subcategories,13,n13,1,,,0.25,
            categories,2,n2,,0.5,2,,
            categories,3,n3,,,,0.5,2
            subcategories,31,n31,3,,,0.25,
            ages,18-24,18-24,,0.1,,0.1,

            """,
            writer.ToString());
    }

    [Fact]
    public void A_key_that_a_server_gives_twice_is_compared_once() =>
        Assert.Equal(2, new Comparison(Answer(("1", []), ("1", [])), Answer(("1", []), ("1", []))).Rows.Count);

    private static AudienceInsightsResponse Answer(params ReadOnlySpan<(string Key, string[] Children)> categories)
    {
        var list = new List<AudienceCategory>();
        foreach (var (key, children) in categories)
        {
            list.Add(new()
            {
                Key = key,
                Name = "n" + key,
                Ratio = 0.5,
                Index = 2,
                Subcategories = [.. children.Select(child => new AudienceSubcategory { Key = child, Name = "n" + child, Ratio = 0.25 })],
            });
        }

        return new() { Categories = list, Demographics = new() { Ages = [new() { Key = "18-24", Name = "18-24", Ratio = 0.1 }] } };
    }
}
