namespace Overindex.Ingest.Tests.Synthetic;

public sealed class PlantedTasteTests
{
    // Who holds what, from the raw rows alone: the interests of engaged items and those declared, and all above them.
    private const string Holders =
        """
        CREATE TABLE holders AS
        WITH RECURSIVE up AS (
            SELECT interest_id, interest_id AS ancestor FROM interests
            UNION ALL
            SELECT up.interest_id, interests.parent_id FROM up JOIN interests ON interests.interest_id = up.ancestor
            WHERE interests.parent_id IS NOT NULL),
        direct AS (
            SELECT person_id, unnest(interest_ids) AS interest_id FROM interactions JOIN items USING (item_id) WHERE action <> 'impression'
            UNION
            SELECT person_id, interest_id FROM person_interests)
        SELECT DISTINCT person_id, ancestor AS interest_id FROM direct JOIN up USING (interest_id)
        WHERE person_id IN (SELECT person_id FROM interactions)
        """;

    [Theory]
    [InlineData(20_000, 1)]
    [InlineData(20_000, 2)]
    [InlineData(20_000, -3)]
    [InlineData(200_000, 1)]
    public async Task Audiences_over_index_as_planned(int people, int seed)
    {
        using var made = await MadeUpPlatform.GenerateAsync(people, seed, days: people > 100_000 ? 8 : 30);
        made.Execute(Holders);
        var everybody = made.Number("SELECT count(DISTINCT person_id) FROM interactions");
        var squares = 0.0;
        Assert.Equal(12, made.Report.Planted.Count);
        foreach (var taste in made.Report.Planted)
        {
            var inAudience = made.Number(
                $"""
                SELECT avg((person_id IN (SELECT person_id FROM holders WHERE interest_id = '{taste.InterestId}'))::INT) FROM
                (SELECT DISTINCT person_id FROM interactions JOIN items USING (item_id) WHERE ad_account_id = '{taste.AccountId}')
                """);
            var measured = inAudience / (made.Count($"SELECT count(*) FROM holders WHERE interest_id = '{taste.InterestId}'") / everybody);
            var off = (measured / taste.ExpectedIndex) - 1;
            Assert.True(Math.Abs(off) <= taste.Tolerance, $"{taste.AccountName}: {measured:F3} for {taste}");
            squares += off * off / (taste.Tolerance * taste.Tolerance);
        }

        // A tolerance of four standard deviations is honest only if the typical distance is about a quarter of it.
        Assert.InRange(Math.Sqrt(squares / 12), 0.1, 0.45);
    }

    [Fact]
    public async Task Account_most_worth_looking_at_comes_first_and_is_large()
    {
        using var made = await MadeUpPlatform.GenerateAsync(5_000);
        var first = made.Report.Planted[0];
        Assert.Equal(first.AccountName, made.Texts($"SELECT name FROM accounts WHERE ad_account_id = '{first.AccountId}'").Single());
        Assert.Equal(first.InterestName, made.Texts($"SELECT name FROM interests WHERE interest_id = '{first.InterestId}'").Single());
        Assert.InRange(
            made.Count($"SELECT count(DISTINCT person_id) FROM interactions JOIN items USING (item_id) WHERE ad_account_id = '{first.AccountId}'"),
            300,
            700);
    }
}
