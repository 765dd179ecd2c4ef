using Overindex.Dashboard;
using Overindex.Engine;
using Overindex.Identity;
using Overindex.Server.Serving;

namespace Overindex.Server.Dashboards;

/// <summary>Finds ad accounts by a part of the name, or by the beginning of the id, in the order of their ids.</summary>
internal static class AccountSearch
{
    private const int LongestId = 18;

    internal static AccountPage Find(ServedSnapshot served, AccountSet visible, string search, int skip, int take)
    {
        var table = served.Catalog.Accounts;
        if (visible.All && search.Length == 0)
        {
            return new AccountPage(Read(table, Enumerable.Range(0, table.Count).Skip(skip).Take(take)), table.Count, table.Count);
        }

        if (visible.All)
        {
            var fits = new bool[table.Count];
            served.AccountNames.Mark(search, fits);
            MarkIds(table, search, fits);
            return new AccountPage(Read(table, Marked(fits).Skip(skip).Take(take)), fits.AsSpan().Count(true), table.Count);
        }

        var own = visible.Ids.Select(table.Find).OfType<AdAccount>().ToList();
        var found = own.FindAll(account => Fits(account, search));
        return new AccountPage([.. found.Skip(skip).Take(take).Select(Name)], found.Count, own.Count);
    }

    // Ids are sorted by length, so that those of one length that begin alike lie side by side.
    private static void MarkIds(AdAccountTable table, string search, Span<bool> fits)
    {
        for (var length = search.Length; length <= LongestId; length++)
        {
            if (AdAccountId.TryParse(search.PadRight(length, '0'), out var lowest) && AdAccountId.TryParse(search.PadRight(length, '9'), out var highest))
            {
                table.TryFind(lowest, out var first);
                var end = table.TryFind(highest, out var last) ? last + 1 : last;
                fits[first..end].Fill(true);
            }
        }
    }

    private static IEnumerable<int> Marked(bool[] fits)
    {
        for (var at = Array.IndexOf(fits, true); at >= 0; at = Array.IndexOf(fits, true, at + 1))
        {
            yield return at;
        }
    }

    private static bool Fits(AdAccount account, string search) =>
        account.Name.Contains(search, StringComparison.OrdinalIgnoreCase) || account.Id.ToString().StartsWith(search, StringComparison.Ordinal);

    private static IReadOnlyList<AccountName> Read(AdAccountTable table, IEnumerable<int> ordinals) => [.. ordinals.Select(ordinal => Name(table[ordinal]))];

    private static AccountName Name(AdAccount account) => new(account.Id, account.Name);
}
