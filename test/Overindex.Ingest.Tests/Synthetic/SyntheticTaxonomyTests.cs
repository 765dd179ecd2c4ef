using Overindex.Ingest.Synthetic;

namespace Overindex.Ingest.Tests.Synthetic;

public sealed class SyntheticTaxonomyTests(SyntheticTaxonomyTests.Fixture fixture) : IClassFixture<SyntheticTaxonomyTests.Fixture>
{
    private readonly MadeUpPlatform _made = fixture.Made;

    [Fact]
    public void Categories_are_those_of_the_contract()
    {
        string[] expected =
        [
            "898620064290 Health", "902065567321 Design", "903260720461 Wedding", "903733943146 Children's Fashion", "908182459161 Travel",
            "909983286710 Gardening", "913207199297 Finance", "918093243960 Vehicles", "918105274631 Architecture", "918530398158 Food and Drinks",
            "919812032692 Sport", "920236059316 Parenting", "922134410098 Education", "924581335376 Men's Fashion", "925056443165 Animals",
            "934876475639 DIY and Crafts", "935249274030 Home Decor", "935541271955 Beauty", "941870572865 Event Planning", "948192800438 Quotes",
            "948967005229 Women's Fashion", "953061268473 Entertainment", "960887632144 Electronics", "961238559656 Art",
        ];
        Assert.Equal(expected, _made.Texts("SELECT interest_id || ' ' || name FROM interests WHERE parent_id IS NULL ORDER BY 1"));
    }

    [Fact]
    public void Every_category_has_at_least_eight_children_and_some_have_grandchildren()
    {
        Assert.InRange(_made.Count("SELECT count(*) FROM interests"), 300, 450);
        Assert.InRange(
            _made.Count(
                """
                SELECT min(children) FROM
                (SELECT count(c.interest_id) AS children FROM interests p LEFT JOIN interests c ON c.parent_id = p.interest_id
                 WHERE p.parent_id IS NULL GROUP BY p.interest_id)
                """),
            8,
            20);
        Assert.NotEqual(
            0, _made.Count("SELECT count(*) FROM interests c JOIN interests p ON p.interest_id = c.parent_id WHERE p.parent_id IS NOT NULL"));
        Assert.Equal(0, _made.Count("SELECT count(*) FROM interests WHERE NOT regexp_full_match(interest_id, '[0-9]{12}')"));
    }

    [Theory]
    [InlineData("916836567854", "Room Decor", "935249274030")]
    [InlineData("958862518888", "Travel Destinations", "908182459161")]
    public void Known_sub_interests_are_where_they_belong(string id, string name, string parent) =>
        Assert.Equal(1, _made.Count($"SELECT count(*) FROM interests WHERE interest_id = '{id}' AND name = '{name}' AND parent_id = '{parent}'"));

    [Theory]
    [InlineData("501", "New York")]
    [InlineData("602", "Chicago")]
    [InlineData("803", "Los Angeles")]
    [InlineData("807", "San Francisco-Oakland-San Jose")]
    [InlineData("798", "Glendive")]
    public void Metros_are_the_two_hundred_and_ten_of_the_united_states(string code, string name)
    {
        Assert.Equal(210, _made.Count("SELECT count(*) FROM metros"));
        Assert.Equal(name, _made.Texts($"SELECT name FROM metros WHERE key = '{code}'").Single());
    }

    [Fact]
    public void Tables_of_interests_and_categories_list_the_categories_in_the_same_order()
    {
        var interests = EmbeddedTable.Open("interests");
        var categories = EmbeddedTable.Open("categories");
        Assert.Equal(
            Enumerable.Range(0, interests.Count).Where(row => interests.Text(row, "parent_id").Length == 0).Select(row => interests.Text(row, "interest_id")),
            categories.Texts("interest_id"));
        Assert.All(categories.Texts("related").SelectMany(names => names.Split(';')), name => Assert.Contains(name, categories.Texts("name")));
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public MadeUpPlatform Made { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Made = await MadeUpPlatform.GenerateAsync(100, accounts: 12, days: 1);

        public ValueTask DisposeAsync()
        {
            Made.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
