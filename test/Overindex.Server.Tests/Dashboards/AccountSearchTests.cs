using Overindex.Dashboard;
using Overindex.Engine;
using Overindex.Identity;
using Overindex.Server.Dashboards;
using Overindex.Server.Serving;

namespace Overindex.Server.Tests.Dashboards;

/// <summary>The search finds what looking at one ad account after the other finds.</summary>
public sealed class AccountSearchTests
{
    private static readonly string[] Parts = ["Nord", "nord", "LYS", "lys", "Straße", "ÆØ", "æø", "東京", "İı", "𐐀𐐨", "3M", "5", " ", "ſK", "ΣΣς"];
    private static readonly string[] Ids = ["0", "00", "19", "199", "1999999", "1234567890123456789", "19 "];

    [Fact]
    public void Names_and_ids_are_found_as_by_looking_at_each()
    {
        var random = new Random(7);
        var accounts = Enumerable.Range(0, 3_000)
            .Select(_ => Account($"{random.NextInt64(1, 2_000_000)}".PadLeft(random.Next(1, 9), '0'), string.Concat(random.GetItems(Parts, random.Next(0, 4)))))
            .DistinctBy(account => account.Id)
            .OrderBy(account => account.Id)
            .ToList();
        var served = Serve(accounts);
        var some = new AccountSet([.. accounts.Where((_, at) => at % 3 == 0).Select(one => one.Id), AdAccountId.Parse("999999999")]);
        foreach (var search in (string[])[.. Parts, .. Ids, "", "n", "DLYS", "ss", "K", "x", "\0", .. accounts.Take(200).Select(one => one.Name)])
        {
            Check(accounts, served, AccountSet.Everything, search);
            Check(accounts, served, some, search);
        }
    }

    [Fact]
    public void Capitals_are_those_that_ordinal_comparison_knows()
    {
        var letters = Enumerable.Range(' ', char.MaxValue - ' ').Select(code => (char)code)
            .Where(letter => !char.IsSurrogate(letter) && char.ToUpperInvariant(letter) != char.ToLowerInvariant(letter))
            .ToList();
        var accounts = letters.ConvertAll(letter => Account($"{(int)letter:D6}", $"a{letter}b"));
        var names = new AccountNames(new Table(accounts));
        Assert.True(letters.Count > 2_000, $"{letters.Count} letters are few.");
        foreach (var letter in letters)
        {
            var fits = new bool[accounts.Count];
            names.Mark($"A{letter}", fits);
            Assert.Equal(accounts.ConvertAll(account => account.Name.Contains($"A{letter}", StringComparison.OrdinalIgnoreCase)), fits);
        }
    }

    [Fact]
    public void No_block_and_no_end_of_a_name_hides_or_makes_a_find()
    {
        var accounts = Enumerable.Range(0, 140_000).Select(number => Account($"{number:D6}", number % 7 == 0 ? "ab" : number % 3 == 0 ? "" : "ba")).ToList();
        var served = Serve(accounts);
        Check(accounts, served, AccountSet.Everything, "ab");
        Check(accounts, served, AccountSet.Everything, "aB");
        Check(accounts, served, AccountSet.Everything, "bab");
        Check(accounts, served, AccountSet.Everything, "13999");
    }

    private static void Check(IReadOnlyList<AdAccount> accounts, ServedSnapshot served, AccountSet visible, string search)
    {
        var seen = accounts.Where(account => visible.Contains(account.Id)).ToList();
        var found = seen.Where(account =>
            account.Name.Contains(search, StringComparison.OrdinalIgnoreCase) || account.Id.ToString().StartsWith(search, StringComparison.Ordinal)).ToList();
        foreach (var (skip, take) in ((int, int)[])[(0, 50), (17, 5), (100_000, 50)])
        {
            var page = AccountSearch.Find(served, visible, search, skip, take);
            Assert.Equal((found.Count, seen.Count), (page.Found, page.Visible));
            Assert.Equal(found.Skip(skip).Take(take).Select(account => new AccountName(account.Id, account.Name)), page.Accounts);
        }
    }

    private static AdAccount Account(string id, string name) => new(AdAccountId.Parse(id), name, 0, 0);

    private static ServedSnapshot Serve(IReadOnlyList<AdAccount> accounts)
    {
        IReadOnlyList<DemographicValue>[] values = [.. Enum.GetValues<Demographic>().Select(_ => Array.Empty<DemographicValue>())];
        var catalog = new SnapshotCatalog(new(2026, 10, 31), 30, new Taxonomy([]), values, new Table(accounts));
        return new(new SnapshotToServe(new(catalog.GenerationDate, 1), catalog, 0, null!, null!), null!);
    }

    private sealed class Table(IReadOnlyList<AdAccount> accounts) : AdAccountTable
    {
        private readonly List<AdAccountId> _ids = [.. accounts.Select(account => account.Id)];

        public override int Count => accounts.Count;

        public override AdAccount this[int ordinal] => accounts[ordinal];

        public override bool TryFind(AdAccountId id, out int ordinal)
        {
            var at = _ids.BinarySearch(id);
            ordinal = at < 0 ? ~at : at;
            return at >= 0;
        }
    }
}
