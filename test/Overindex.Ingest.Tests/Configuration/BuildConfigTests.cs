using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Configuration;

public sealed class BuildConfigTests
{
    private const string Needed = "\"people\": \"p.csv\", \"interests\": \"t.csv\", \"items\": \"i.csv\", \"interactions\": \"x.csv\"";

    [Theory]
    [InlineData("{" + Needed + "}")]
    [InlineData("// a comment\n{" + Needed + ", /* and a comma */ \"min_engagements\": 3,}")]
    [InlineData("{\"$schema\": \"overindex.schema.json\", " + Needed + "}")]
    [InlineData("{" + Needed + ", \"accounts\": {\"files\": \"a-*.csv\"}, \"metros\": {\"files\": [\"m\"], \"format\": \"tsv\"}, \"countries\": {\"select\": \"SELECT 1\"}}")]
    public void A_config_may_hold_comments_trailing_commas_and_every_kind_of_location(string text) => Assert.NotNull(Load(text));

    [Theory]
    [InlineData("{" + Needed + ", \"acounts\": \"a.csv\"}", "there is no property 'acounts'. Did you mean 'accounts'?")]
    [InlineData("{" + Needed + ", \"MinEngagements\": 2}", "there is no property 'MinEngagements'. Did you mean 'min_engagements'?")]
    [InlineData("{" + Needed + ", \"accounts\": {\"file\": \"a.csv\"}}", "there is no property 'accounts.file'. Did you mean 'accounts.files'?")]
    [InlineData("{" + Needed + ", \"items\": \"again.csv\"}", "the property 'items' comes twice.")]
    [InlineData("{\"people\": \"p.csv\"}", "the property 'interests' is missing. It must be a path or glob of files with the columns interest_id, name.")]
    [InlineData("[]", "'the whole' value [] must be an object")]
    [InlineData("{" + Needed + ", \"min_engagements\": 0}", "'min_engagements' value 0 must be a whole number from 1 to 1000000.")]
    [InlineData("{" + Needed + ", \"min_engagements\": \"2\"}", "'min_engagements' value \"2\" must be a whole number from 1 to 1000000.")]
    [InlineData("{" + Needed + ", \"min_engagements\": 1.5}", "'min_engagements' value 1.5 must be a whole number from 1 to 1000000.")]
    [InlineData("{" + Needed + ", \"accounts\": \"\"}", "'accounts' value \"\" must be a text that is not empty.")]
    [InlineData("{" + Needed + ", \"accounts\": 5}", "'accounts' value 5 must be a path or glob, { \"files\": ... } or { \"select\": \"SELECT ...\" }.")]
    [InlineData("{" + Needed + ", \"accounts\": {\"files\": []}}", "'accounts.files' value [] must be a path or glob, or a list of at least one.")]
    [InlineData("{" + Needed + ", \"accounts\": {\"files\": [\"a\", 1]}}", "'accounts.files[1]' value 1 must be a text that is not empty.")]
    [InlineData("{" + Needed + ", \"accounts\": {\"files\": \"a\", \"select\": \"SELECT 1\"}}", "must have either 'files', perhaps with 'format', or 'select'.")]
    [InlineData("{" + Needed + ", \"accounts\": {\"files\": \"a\", \"format\": \"xlsx\"}}", "'accounts.format' value \"xlsx\" must be one of csv, tsv, parquet, jsonl.")]
    [InlineData("{\n  \"people\": oops\n}", ", line 2, byte 13: this is not JSON.")]
    public void A_wrong_config_is_told_by_property_value_and_rule(string text, string expected)
    {
        var error = Assert.Throws<IngestException>(() => Load(text));
        Assert.Contains("overindex.json", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_config_that_is_not_there_is_told_with_the_way_to_make_one()
    {
        var error = Assert.Throws<IngestException>(() => BuildConfig.Load("/nowhere/overindex.json"));
        Assert.Contains("/nowhere/overindex.json", error.Message);
        Assert.Contains("overindex init", error.Message);
    }

    private static BuildConfig Load(string text)
    {
        using var platform = new TestPlatform();
        platform.Write("overindex.json", text);
        return BuildConfig.Load(platform.PathOf("overindex.json"));
    }
}
