namespace Overindex.Ingest.Tests.Synthetic;

public sealed class SyntheticAccountTests : IAsyncLifetime
{
    private MadeUpPlatform _made = null!;

    public async ValueTask InitializeAsync()
    {
        _made = await MadeUpPlatform.GenerateAsync(20_000, seed: 5, accounts: 100);
        _made.Execute(
            """
            CREATE TABLE audiences AS
            SELECT ad_account_id, count(DISTINCT person_id) AS people, count(DISTINCT person_id) FILTER (action <> 'impression') AS engaged
            FROM accounts LEFT JOIN items USING (ad_account_id) LEFT JOIN interactions USING (item_id) GROUP BY 1
            """);
    }

    public ValueTask DisposeAsync()
    {
        _made.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Audiences_come_in_every_size()
    {
        Assert.InRange(_made.Count("SELECT count(*) FROM audiences WHERE people BETWEEN 1 AND 99"), 5, 60);
        Assert.InRange(_made.Count("SELECT count(*) FROM audiences WHERE people = 0"), 1, 10);
        Assert.InRange(_made.Count("SELECT count(*) FROM audiences WHERE people >= 100 AND engaged = 0"), 3, 20);
        Assert.InRange(_made.Number("SELECT max(people) / median(people) FROM audiences WHERE people > 0"), 5, 100);
    }

    [Fact]
    public void Every_account_owns_items_and_bears_a_name()
    {
        Assert.Equal(100, _made.Count("SELECT count(DISTINCT ad_account_id) FROM items"));
        Assert.Equal(0, _made.Count("SELECT count(*) FROM accounts WHERE coalesce(name, '') = ''"));
    }
}
