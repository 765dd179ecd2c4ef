using Overindex.EndToEnd.Tests.Oracle;
using Overindex.EndToEnd.Tests.Platforms;

namespace Overindex.EndToEnd.Tests.Naive;

/// <summary>Who judges the judge: the SQL and the loops must count alike on the real data.</summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData("oulad", 2013)]
    [InlineData("oulad", 2014)]
    [InlineData("completejourney", 2017)]
    public void The_oracle_counts_as_plain_loops_do_when_given_real_data(string name, int year)
    {
        var data = new[] { RealData.Oulad, RealData.OuladYearLater, RealData.CompleteJourney }.Single(x => x.Name == name
            && x.Date.Year == year);
        var platform = data.Read();
        using var oracle = SqlOracle.Create(platform, data.Date, data.WindowDays);
        var naive = new NaiveOracle(platform, data.Date, data.WindowDays);
        var audiences = 0;
        foreach (var expected in oracle.Audiences(rules: null))
        {
            audiences++;
            AssertSameCounts(naive, expected);
        }

        Assert.Equal((2 * platform.Accounts!.Count) + 2, audiences);
    }

    internal static void AssertSameCounts(NaiveOracle naive, ExpectedAudience expected)
    {
        var (people, counts) = naive.Count(expected.Key);
        Assert.Equal(people, expected.People);
        var figures = expected.Lists.SelectMany(list => list.Value.Select(figure => (List: list.Key, Figure: figure))).ToList();
        Assert.Equal(counts.Count, figures.Count);
        foreach (var (list, figure) in figures)
        {
            Assert.Equal(counts[(list, figure.Key)], figure.Count);
        }
    }
}
