using Overindex.Dashboard;
using Overindex.Engine;
using Overindex.Identity;
using Overindex.Server.Answers;
using Overindex.Server.Serving;

namespace Overindex.Server.Dashboards;

/// <summary>The dashboard's figures: the API's own answers, kept with them, of any generation date.</summary>
internal sealed class DashboardSource(SnapshotHolder snapshots, SnapshotArchive archive, SnapshotOpener opener, AnswerCache answers) : IDashboardSource
{
    public PrivacyRules Privacy => opener.Privacy;

    public IReadOnlyList<DateOnly> FindDates() => [.. archive.List().Select(id => id.Date)];

    public AccountPage FindAccounts(AccountSet visible, string search, int skip, int take)
    {
        using var lease = snapshots.Lease();
        return AccountSearch.Find(lease.Served, visible, search, skip, take);
    }

    public AccountName? FindAccount(AccountSet visible, AdAccountId account)
    {
        using var lease = snapshots.Lease();

        // Both are looked up whatever the first says, as the API does.
        var found = lease.Served.Catalog.Accounts.Find(account);
        return visible.Contains(account) & found is not null ? new AccountName(account, found!.Name) : null;
    }

    public IDatedInsights? Open(DateOnly date, HttpContext context) =>
        archive.TryLease(date, out var lease) ? new DatedInsights(lease.Value, answers, context) : null;
}
