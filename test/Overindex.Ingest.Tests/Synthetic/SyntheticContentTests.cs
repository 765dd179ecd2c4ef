namespace Overindex.Ingest.Tests.Synthetic;

public sealed class SyntheticContentTests(SyntheticContentTests.Fixture fixture) : IClassFixture<SyntheticContentTests.Fixture>
{
    private const int People = 20_000;
    private const int Accounts = 60;

    private MadeUpPlatform Made => fixture.Made;

    [Fact]
    public void Files_hold_as_many_rows_as_asked_for_and_reported()
    {
        Assert.Equal(People, Made.Count("SELECT count(*) FROM people"));
        Assert.Equal(Accounts, Made.Count("SELECT count(*) FROM accounts"));
        Assert.Equal(Made.Report.Interactions, Made.Count("SELECT count(*) FROM interactions"));
        Assert.Equal(Made.Report.Items, Made.Count("SELECT count(*) FROM items"));
        Assert.InRange(Made.Report.Interactions, 15L * People, 35L * People);
    }

    [Theory]
    [InlineData("people", "person_id")]
    [InlineData("items", "item_id")]
    [InlineData("accounts", "ad_account_id")]
    [InlineData("interests", "interest_id")]
    [InlineData("countries", "key")]
    [InlineData("metros", "key")]
    public void Ids_are_there_and_unique(string table, string column) =>
        Assert.Equal(0, Made.Count($"SELECT count(*) - count(DISTINCT {column}) FROM {table}"));

    [Theory]
    [InlineData("interactions", "person_id", "people", "person_id")]
    [InlineData("interactions", "item_id", "items", "item_id")]
    [InlineData("items", "ad_account_id", "accounts", "ad_account_id")]
    [InlineData("(SELECT unnest(interest_ids) AS interest_id FROM items)", "interest_id", "interests", "interest_id")]
    [InlineData("interests", "parent_id", "interests", "interest_id")]
    [InlineData("person_interests", "person_id", "people", "person_id")]
    [InlineData("person_interests", "interest_id", "interests", "interest_id")]
    [InlineData("people", "country", "countries", "key")]
    [InlineData("people", "metro", "metros", "key")]
    public void References_lead_somewhere(string from, string column, string to, string key)
    {
        Assert.NotEqual(0, Made.Count($"SELECT count({column}) FROM {from}"));
        Assert.Equal(0, Made.Count($"SELECT count(*) FROM {from} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {to})"));
    }

    [Fact]
    public void Interactions_lie_inside_the_days_asked_for()
    {
        Assert.Equal(new DateOnly(2026, 10, 31), Made.Report.GenerationDate);
        Assert.Equal("2026-10-02", Made.Texts("SELECT min(occurred_at)::DATE::VARCHAR FROM interactions").Single());
        Assert.Equal("2026-10-31", Made.Texts("SELECT max(occurred_at)::DATE::VARCHAR FROM interactions").Single());
        Assert.Equal(30, Made.Count("SELECT count(DISTINCT occurred_at::DATE) FROM interactions"));
    }

    [Fact]
    public void Keys_are_those_of_the_contract()
    {
        Assert.Equal(
            ["18-24", "25-34", "35-44", "45-49", "50-54", "55-64", "65+"],
            Made.Texts("SELECT DISTINCT age FROM people WHERE age IS NOT NULL ORDER BY 1"));
        Assert.Equal(["female", "male", "unspecified"], Made.Texts("SELECT DISTINCT gender FROM people WHERE gender IS NOT NULL ORDER BY 1"));
        Assert.Equal(
            ["android_mobile", "android_tablet", "ipad", "iphone", "web", "web_mobile"],
            Made.Texts("SELECT DISTINCT device FROM interactions WHERE device IS NOT NULL ORDER BY 1"));
        Assert.Equal(
            ["closeup", "impression", "outbound_click", "pin_click", "save"], Made.Texts("SELECT DISTINCT action FROM interactions ORDER BY 1"));
        Assert.Equal(0, Made.Count("SELECT count(*) FROM countries WHERE NOT regexp_full_match(key, '[a-z]{2}')"));
        Assert.Equal(0, Made.Count("SELECT count(*) FROM metros WHERE NOT regexp_full_match(key, '[5-8][0-9]{2}')"));
        Assert.Equal(0, Made.Count("SELECT count(*) FROM accounts WHERE NOT regexp_full_match(ad_account_id, '5497558[0-9]{5}')"));
        Assert.Equal(0, Made.Count("SELECT count(*) FROM people WHERE metro IS NOT NULL AND country <> 'us'"));
    }

    [Theory]
    [InlineData("age", "people", 0.05, 0.09)]
    [InlineData("gender", "people", 0.03, 0.05)]
    [InlineData("country", "people", 0.01, 0.03)]
    [InlineData("device", "interactions", 0.02, 0.04)]
    [InlineData("ad_account_id", "items", 0.5, 0.95)]
    public void Some_values_are_unknown(string column, string table, double least, double most) =>
        Assert.InRange(Made.Number($"SELECT 1 - count({column}) / count(*)::DOUBLE FROM {table}"), least, most);

    [Fact]
    public void Some_people_do_nothing_and_some_only_look()
    {
        Assert.InRange(Made.Number($"SELECT 1 - count(DISTINCT person_id) / {People}.0 FROM interactions"), 0.02, 0.06);
        Assert.InRange(
            Made.Number(
                """
                SELECT avg((engaged = 0)::INT) FROM
                (SELECT count(*) FILTER (action <> 'impression') AS engaged FROM interactions GROUP BY person_id)
                """),
            0.08,
            0.35);
    }

    [Fact]
    public void People_use_one_to_three_devices()
    {
        Made.Execute("CREATE OR REPLACE TEMP TABLE used AS SELECT count(DISTINCT device) AS devices FROM interactions GROUP BY person_id");
        Assert.Equal(3, Made.Count("SELECT max(devices) FROM used"));
        Assert.InRange(Made.Number("SELECT avg((devices >= 2)::INT) FROM used"), 0.15, 0.6);
    }

    [Fact]
    public void Items_and_people_are_skewed()
    {
        foreach (var column in new[] { "item_id", "person_id" })
        {
            var share = Made.Number(
                $"""
                SELECT sum(rows) FILTER (place <= 0.1) / sum(rows) FROM
                (SELECT count(*) AS rows, percent_rank() OVER (ORDER BY count(*) DESC) AS place FROM interactions GROUP BY {column})
                """);
            Assert.InRange(share, 0.35, 0.9);
        }
    }

    [Fact]
    public void Items_bear_no_one_or_two_tags_and_sometimes_a_category_alone()
    {
        Assert.Equal(["0", "1", "2"], Made.Texts("SELECT DISTINCT coalesce(len(interest_ids), 0)::VARCHAR FROM items ORDER BY 1"));
        Assert.NotEqual(0, Made.Count(
            "SELECT count(*) FROM items WHERE len(interest_ids) = 1 AND interest_ids[1] IN (SELECT interest_id FROM interests WHERE parent_id IS NULL)"));
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public MadeUpPlatform Made { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Made = await MadeUpPlatform.GenerateAsync(People, accounts: Accounts);

        public ValueTask DisposeAsync()
        {
            Made.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
