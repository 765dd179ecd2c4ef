namespace Overindex.Ingest.Tests.Synthetic;

/// <summary>Weeks before the last window: it stays as it is without them, and the planted taste grows from date to date.</summary>
public sealed class EarlierWeeksTests
{
    private const int Weeks = 3;

    [Fact]
    public async Task The_last_window_is_the_same_as_without_them()
    {
        using var alone = await MadeUpPlatform.GenerateAsync(2_000);
        using var longer = await MadeUpPlatform.GenerateAsync(2_000, earlierWeeks: Weeks);
        const string sum = "SELECT coalesce(sum(hash(i)::HUGEINT), 0)::VARCHAR FROM interactions i WHERE occurred_at::DATE >= DATE '2026-10-02'";

        Assert.Equal(alone.Texts(sum), longer.Texts(sum));
        Assert.Equal(alone.Count("SELECT count(*) FROM interactions"), longer.Count("SELECT count(*) FROM interactions WHERE occurred_at::DATE >= DATE '2026-10-02'"));
        Assert.Equal("2026-09-11", longer.Texts("SELECT min(occurred_at)::DATE::VARCHAR FROM interactions").Single());
    }

    [Fact]
    public async Task Those_who_share_the_taste_come_from_date_to_date()
    {
        using var made = await MadeUpPlatform.GenerateAsync(20_000, earlierWeeks: Weeks);
        var taste = made.Report.Planted[0];
        var shares = Enumerable.Range(0, Weeks + 1).Select(week => made.Number(
            $"""
            WITH windowed AS (SELECT * FROM interactions
                WHERE occurred_at::DATE BETWEEN DATE '2026-09-11' + {7 * week} AND DATE '2026-10-10' + {7 * week}),
            holders AS (SELECT DISTINCT person_id FROM windowed JOIN (SELECT item_id, unnest(interest_ids) AS interest_id FROM items) USING (item_id)
                WHERE action <> 'impression' AND interest_id = '{taste.InterestId}')
            SELECT avg((person_id IN (SELECT person_id FROM holders))::INT) FROM
            (SELECT DISTINCT person_id FROM windowed JOIN items USING (item_id) WHERE ad_account_id = '{taste.AccountId}')
            """)).ToList();

        Assert.Equal(shares.Order(), shares);
        Assert.True(shares[^1] > 1.3 * shares[0], string.Join(' ', shares));
    }
}
