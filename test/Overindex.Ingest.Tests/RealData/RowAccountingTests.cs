using Overindex.Engine;
using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.RealData;

public sealed class RowAccountingTests
{
    [Theory]
    [InlineData("oulad", "2013-10-31", 7)]
    [InlineData("completejourney", "2017-12-31", 2_449)]
    public async Task Every_row_of_a_real_data_set_is_accounted_for_as_plain_SQL_over_the_files_counts_it(string set, string date, int accounts)
    {
        using var platform = new TestPlatform();
        var files = SharedData.Directory(set);
        string[] inputs = ["people", "interests", "items", "interactions", "accounts"];
        foreach (var input in inputs)
        {
            platform.Config[input] = $"\"{files}/{input}.csv.gz\"";
        }

        var report = await platform.BuildAsync(maxRejects: 0, window: 365, date: DateOnly.Parse(date));

        long Count(string sql) => (long)platform.Sql(sql.Replace("$", files, StringComparison.Ordinal))[0][0]!;
        const string All = "delim = ',', all_varchar = true";
        var inWindow = $"occurred_at[:10]::DATE > DATE '{date}' - 365 AND occurred_at[:10]::DATE <= DATE '{date}'";
        var used = Count($"SELECT count(*) FROM read_csv('$/interactions.csv.gz', {All}) WHERE {inWindow}");
        foreach (var input in report.Inputs)
        {
            var rows = Count($"SELECT count(*) FROM read_csv('$/{input.Name}.csv.gz', {All})");
            Assert.Equal(rows, input.Read);
            Assert.Equal(input.Name == "interactions" ? used : rows, input.Used);
            Assert.Equal(input.Name == "interactions" ? rows - used : 0, input.OutsideWindow);
            Assert.Empty(input.Rejected);
        }

        Assert.Equal(inputs.Order(), report.Inputs.Select(input => input.Name).Order());
        Assert.Equal(accounts, report.Accounts);
        Assert.Equal(Count($"SELECT count(DISTINCT person_id) FROM read_csv('$/interactions.csv.gz', {All}) WHERE {inWindow}"), report.Published.People);
        Assert.Equal(
            Count($"SELECT count(DISTINCT person_id) FROM read_csv('$/interactions.csv.gz', {All}) WHERE {inWindow} AND action <> 'impression'"),
            report.Published.EngagedPeople);
        Assert.Equal(Count($"SELECT count(*) FROM read_csv('$/interests.csv.gz', {All}) WHERE parent_id IS NULL"), report.Categories);
        var sizes = platform.Sql(
            ("SELECT count(DISTINCT x.person_id) FROM read_csv('$/accounts.csv.gz', @@) a LEFT JOIN read_csv('$/items.csv.gz', @@) i USING (ad_account_id) "
            + $"LEFT JOIN (SELECT * FROM read_csv('$/interactions.csv.gz', @@) WHERE {inWindow}) x USING (item_id) GROUP BY ad_account_id ORDER BY 1")
            .Replace("@@", All, StringComparison.Ordinal).Replace("$", files, StringComparison.Ordinal)).ConvertAll(row => (long)row[0]!);
        var notEmpty = sizes.FindAll(size => size > 0);
        Assert.Equal(
            new AudienceSizes(sizes.Count - notEmpty.Count, notEmpty.Count(s => s < 100), notEmpty.Count(s => s >= 100), sizes[^1], notEmpty[(notEmpty.Count - 1) / 2]),
            report.Audiences);
        using var snapshot = new SnapshotStore(platform.Data).Open(report.Published.Id);
        Assert.Equal(
            platform.Sql($"SELECT DISTINCT age FROM read_csv('{files}/people.csv.gz', {All}) WHERE age IS NOT NULL ORDER BY 1").ConvertAll(row => (string)row[0]!),
            snapshot.Catalog.Values(Demographic.Age).Select(value => value.Key));
        Assert.Empty(snapshot.Catalog.Values(Demographic.Device));
    }
}
