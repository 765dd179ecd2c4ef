namespace Overindex.Engine.Tests;

/// <summary>Catalogs made by hand.</summary>
internal static class TestCatalog
{
    internal static readonly DateOnly Date = new(2013, 10, 31);

    /// <summary>A catalog of the shape, with made-up keys and a flat taxonomy.</summary>
    internal static SnapshotCatalog Of(CountShape shape, params AdAccount[] accounts) => new(
        Date,
        30,
        new Taxonomy([.. Enumerable.Range(1, shape.Interests).Select(id => Interest($"{id}"))]),
        [.. Enum.GetValues<Demographic>().Select(demographic =>
            Values([.. Enumerable.Range(0, shape.ValuesOf(demographic)).Select(value => $"{demographic}{value:D5}")]))],
        new Accounts(accounts));

    internal static AdAccount Account(long id, long engaged, long impressionsOnly = 0) =>
        new(AdAccountId.Parse($"{id}"), $"Account {id}", engaged, impressionsOnly);

    internal static Interest Interest(string id, string? parent = null) =>
        new(InterestId.Parse(id), $"Interest {id}", parent is null ? null : InterestId.Parse(parent));

    internal static DemographicValue[] Values(params string[] keys) => [.. keys.Select(key => new DemographicValue(key, key.ToUpperInvariant()))];

    internal sealed class Accounts(params AdAccount[] accounts) : AdAccountTable
    {
        public override int Count => accounts.Length;

        public override AdAccount this[int ordinal] => accounts[ordinal];

        public override bool TryFind(AdAccountId id, out int ordinal)
        {
            for (ordinal = 0; ordinal < accounts.Length && accounts[ordinal].Id < id; ordinal++)
            {
            }

            return ordinal < accounts.Length && accounts[ordinal].Id == id;
        }
    }
}
