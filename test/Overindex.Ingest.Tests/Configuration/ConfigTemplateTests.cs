using Overindex.Ingest.Tests.Platforms;
using Overindex.Ingest.Tests.RealData;

namespace Overindex.Ingest.Tests.Configuration;

public sealed class ConfigTemplateTests
{
    [Theory]
    [InlineData("oulad", "2013-10-31")]
    [InlineData("completejourney", "2017-12-31")]
    public async Task A_template_of_real_files_builds_as_it_is(string set, string date)
    {
        using var platform = new TestPlatform();
        var text = await ConfigTemplate.CreateAsync([Path.Combine(SharedData.Directory(set), "*.csv.gz")], platform.Directory);
        platform.Write("init.json", text);

        var report = await PlatformBuild.RunAsync(new BuildRequest
        {
            Config = BuildConfig.Load(platform.PathOf("init.json")),
            Date = DateOnly.Parse(date),
            WindowDays = 365,
            DataDirectory = platform.Data,
            MaxRejects = 0,
        });

        Assert.Equal(5, report.Inputs.Count);
    }

    [Fact]
    public async Task Files_are_assigned_by_their_columns_and_not_by_their_names()
    {
        using var platform = new TestPlatform();
        platform.Copy("SELECT * FROM read_csv('@/interactions.csv', all_varchar = true)", "in/a.parquet", "FORMAT parquet");
        platform.Copy("SELECT * FROM read_csv('@/interactions.csv', all_varchar = true)", "in/b.parquet", "FORMAT parquet");
        platform.Copy("SELECT * FROM read_csv('@/people.csv', all_varchar = true)", "in/c.jsonl", "FORMAT json");
        platform.Write("in/d.tsv", "item_id\tinterest_ids\tad_account_id\n");
        platform.Write("in/e.csv", "interest_id,name\n");
        platform.Write("in/f.csv", "person_id,interest_id\n");
        platform.Write("in/g.csv", "ad_account_id,name\n");
        platform.Write("in/dma-metros.csv", "key,name\n");
        platform.Write("in/h.csv", "key,name\n");
        platform.Write("in/i \"quoted\".csv", "what,is,this\n");

        var text = await ConfigTemplate.CreateAsync([platform.PathOf("in/*")], platform.Directory);

        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("\"people\": \"in/c.jsonl\",", lines);
        Assert.Contains("\"interests\": \"in/e.csv\",", lines);
        Assert.Contains("\"items\": \"in/d.tsv\",", lines);
        Assert.Contains("\"interactions\": { \"files\": [\"in/a.parquet\", \"in/b.parquet\"] },", lines);
        Assert.Contains("\"person_interests\": \"in/f.csv\",", lines);
        Assert.Contains("\"accounts\": \"in/g.csv\",", lines);
        Assert.Contains("\"metros\": \"in/dma-metros.csv\",", lines);
        Assert.Contains("// \"countries\": \"countries.csv\",", lines);
        Assert.Contains("// Not used: \"in/h.csv\" fits no input by its columns \"key, name\".", lines);
        Assert.Contains("// Not used: \"in/i \\\"quoted\\\".csv\" fits no input by its columns \"what, is, this\".", lines);
        platform.Write("overindex.json", text);
        Assert.NotNull(BuildConfig.Load(platform.PathOf("overindex.json")));
    }

    [Fact]
    public async Task An_input_that_no_file_fits_is_commented_out_with_the_columns_it_needs()
    {
        using var platform = new TestPlatform();

        var text = await ConfigTemplate.CreateAsync([], platform.Directory);

        Assert.Contains("Columns: person_id, item_id, action, occurred_at; optional: device.", text);
        Assert.Contains("  // No file fits; this input is required.\n  // \"interactions\": \"interactions.csv\",\n", text);
        platform.Write("overindex.json", text);
        Assert.Contains("'people' is missing", Assert.Throws<IngestException>(() => BuildConfig.Load(platform.PathOf("overindex.json"))).Message);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        using var platform = new TestPlatform();
        var error = await Assert.ThrowsAsync<IngestException>(() => ConfigTemplate.CreateAsync([platform.PathOf("none.csv")], platform.Directory));
        Assert.Contains("none.csv", error.Message);
    }
}
