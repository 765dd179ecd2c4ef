using CsCheck;
using Overindex.EndToEnd.Tests.Naive;
using Overindex.EndToEnd.Tests.Oracle;

namespace Overindex.EndToEnd.Tests.Properties;

/// <summary>The judge is judged on what is made up, too.</summary>
public sealed class OraclePropertyTests
{
    [Fact]
    public void The_oracle_counts_as_plain_loops_do_when_given_any_platform() => CaseGen.Small.Sample(
        made =>
        {
            using var oracle = SqlOracle.Create(made.Platform, made.Date, made.WindowDays);
            var naive = new NaiveOracle(made.Platform, made.Date, made.WindowDays);
            foreach (var expected in oracle.Audiences(rules: null))
            {
                OracleTests.AssertSameCounts(naive, expected);
            }
        },
        iter: 40,
        print: x => x.Describe());
}
