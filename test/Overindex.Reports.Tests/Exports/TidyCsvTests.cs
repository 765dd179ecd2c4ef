using System.Globalization;
using System.Text.Json;
using Overindex.Contracts;
using Overindex.Reports.Tests.Support;

namespace Overindex.Reports.Tests.Exports;

public sealed class TidyCsvTests(RealAnswers real) : IClassFixture<RealAnswers>
{
    [Fact]
    public void Every_fact_of_a_real_answer_is_a_row_and_every_row_is_a_fact()
    {
        var audiences = 0;
        foreach (var account in real.Accounts)
        {
            foreach (var type in InsightType.KnownValues)
            {
                var expected = real.Answers.Where(answer => answer.Account == account && answer.Type == type)
                    .SelectMany(answer => Facts(answer.Json))
                    .Order(StringComparer.Ordinal);
                var written = Csv.Read(Write(real.Report(account, type)))
                    .Where(row => row["value"].Length > 0)
                    .Select(row => string.Join('|', row["date"], row["section"], row["parent_key"], row["key"], row["name"], row["measure"], row["value"]))
                    .Order(StringComparer.Ordinal);
                Assert.Equal(expected, written);
                audiences++;
            }
        }

        Assert.True(audiences > 10, $"{audiences} audiences are few.");
    }

    [Fact]
    public void The_baseline_is_what_the_answer_about_everybody_says_on_the_same_date()
    {
        foreach (var account in real.Accounts)
        {
            var report = real.Report(account, InsightType.YourTotalAudience);
            var everybody = real.Answers.Single(answer =>
                answer.Account == account && answer.Type == InsightType.PinterestTotalAudience && answer.Response.Date == report.Audience.Date);
            var expected = Facts(everybody.Json).Order(StringComparer.Ordinal);
            var written = Csv.Read(Write(report))
                .Where(row => row["baseline"].Length > 0)
                .Select(row => string.Join('|', row["date"], row["section"], row["parent_key"], row["key"], row["name"], row["measure"], row["baseline"]))
                .Order(StringComparer.Ordinal);
            Assert.Equal(expected, written);
        }
    }

    [Fact]
    public void Every_row_names_its_ad_account_and_audience()
    {
        var rows = Csv.Read(Write(Samples.Report()));
        Assert.All(rows, row => Assert.Equal(("1001", "Coastal Hiking", "YOUR_TOTAL_AUDIENCE"), (row["ad_account_id"], row["ad_account"], row["audience"])));
        Assert.Equal("Travel", Assert.Single(rows, row => row is { } one && one["key"] == "11" && one["measure"] == "index" && one["date"] == "2026-10-31")["parent"]);
    }

    [Fact]
    public void A_name_that_is_a_formula_is_inert()
    {
        var rows = Csv.Read(Write(Samples.Report(account: "=cmd|' /C calc'!A0", interest: "@SUM(1+1)")));
        Assert.All(rows, row => Assert.Equal("'=cmd|' /C calc'!A0", row["ad_account"]));
        Assert.Contains(rows, row => row["name"] == "'@SUM(1+1)");
        Assert.All(rows.SelectMany(row => row.Values), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
    }

    private static string Write(AudienceReport report)
    {
        var writer = new StringWriter();
        TidyCsv.Write(report, writer);
        return writer.ToString();
    }

    private static IEnumerable<string> Facts(JsonElement answer)
    {
        var date = answer.GetProperty("date").GetString();
        yield return $"{date}|audience||||size|{answer.GetProperty("size").GetRawText()}";
        yield return $"{date}|audience||||size_is_upper_bound|{answer.GetProperty("size_is_upper_bound").GetRawText()}";
        foreach (var category in answer.GetProperty("categories").EnumerateArray())
        {
            foreach (var fact in Facts(date, "categories", "", category))
            {
                yield return fact;
            }

            foreach (var fact in category.GetProperty("subcategories").EnumerateArray()
                .SelectMany(child => Facts(date, "subcategories", category.GetProperty("key").GetString(), child)))
            {
                yield return fact;
            }
        }

        foreach (var fact in answer.GetProperty("demographics").EnumerateObject()
            .SelectMany(group => group.Value.EnumerateArray().SelectMany(value => Facts(date, group.Name, "", value))))
        {
            yield return fact;
        }
    }

    private static IEnumerable<string> Facts(string? date, string section, string? parent, JsonElement one)
    {
        foreach (var measure in (string[])["ratio", "index"])
        {
            if (one.TryGetProperty(measure, out var value))
            {
                var number = value.GetDouble().ToString(CultureInfo.InvariantCulture);
                yield return $"{date}|{section}|{parent}|{one.GetProperty("key").GetString()}|{one.GetProperty("name").GetString()}|{measure}|{number}";
            }
        }
    }
}
