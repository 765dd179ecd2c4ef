using Overindex.Engine;

namespace Overindex.Cli.Sources;

/// <summary>Finds an ad account by its id, or says which ones might be meant.</summary>
internal static class AccountFinder
{
    private const int Suggestions = 5;

    internal static AdAccount Find(AdAccountTable accounts, string text, CancellationToken cancellationToken)
    {
        if (!AdAccountId.TryParse(text, out var id))
        {
            var named = Suggest(Named(accounts, text, cancellationToken));
            throw new CliException($"'{text}' is not an ad account id: it must be 1 to 18 digits.{named}", ExitCodes.Usage);
        }

        if (!accounts.TryFind(id, out var ordinal))
        {
            throw new CliException($"There is no ad account {id} in this snapshot.{Suggest(Near(accounts, id, ordinal))}");
        }

        return accounts[ordinal];
    }

    private static IEnumerable<AdAccount> Named(AdAccountTable accounts, string text, CancellationToken cancellationToken)
    {
        for (var ordinal = 0; ordinal < accounts.Count; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (accounts[ordinal] is var account && account.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                yield return account;
            }
        }
    }

    private static IEnumerable<AdAccount> Near(AdAccountTable accounts, AdAccountId id, int next)
    {
        // The same number written with other leading zeros is the likeliest slip; then come the neighbours.
        var digits = id.ToString().TrimStart('0');
        var padded = Enumerable.Range(1, 18)
            .Where(width => width >= Math.Max(digits.Length, 1))
            .Select(width => accounts.Find(AdAccountId.Parse(digits.PadLeft(width, '0'))))
            .OfType<AdAccount>();
        var first = Math.Clamp(next - 2, 0, Math.Max(accounts.Count - Suggestions, 0));
        var neighbours = Enumerable.Range(first, Math.Min(Suggestions, accounts.Count - first)).Select(ordinal => accounts[ordinal]);
        return padded.Concat(neighbours).DistinctBy(account => account.Id);
    }

    private static string Suggest(IEnumerable<AdAccount> accounts)
    {
        var some = accounts.Take(Suggestions)
            .Select(account => account.Name == account.Id.ToString() ? account.Name : $"{account.Id} ({account.Name})")
            .ToList();
        return some.Count == 0
            ? " 'overindex snapshot inspect' shows the largest ones."
            : $" Did you mean {string.Join(", ", some)}? 'overindex snapshot inspect' shows the largest ones.";
    }
}
