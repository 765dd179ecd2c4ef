using Microsoft.EntityFrameworkCore;
using Overindex.Engine;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Registry;

internal sealed class GrantDesk(IdentityDatabase database)
{
    internal async Task<bool> AddAsync(GrantHolder holder, AccountSet accounts, DateTime now)
    {
        var subject = await SubjectAsync(holder);
        IEnumerable<string> wanted = accounts.All ? [GrantRow.AllAccounts] : accounts.Ids.Select(id => id.ToString());
        var there = await database.Grants.Where(row => row.Subject == subject).Select(row => row.Account).ToListAsync();
        database.Grants.AddRange(wanted.Except(there).Select(account => new GrantRow { Subject = subject, Account = account, CreatedAt = now }));
        await database.SaveChangesAsync();
        return true;
    }

    internal async Task<IReadOnlyList<Grant>> ListAsync()
    {
        var users = await database.Users.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.UserName!);
        var apps = await database.Apps.AsNoTracking().ToDictionaryAsync(row => row.Id!, row => row.ClientId!);
        var rows = await database.Grants.AsNoTracking().ToListAsync();
        return
        [
            .. rows.Select(row => new Grant(Holder(row.Subject), Account(row.Account), row.Disabled, Moments.Utc(row.CreatedAt)))
                .OrderBy(grant => grant.Holder.Kind)
                .ThenBy(grant => grant.Holder.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(grant => grant.Account is not null)
                .ThenBy(grant => grant.Account),
        ];

        GrantHolder Holder(string subject) => users.TryGetValue(subject, out var name)
            ? new(HolderKind.User, name)
            : new(HolderKind.App, apps.GetValueOrDefault(subject, "?"));
    }

    internal async Task<bool> SwitchAsync(GrantHolder holder, AdAccountId? account, bool disabled)
    {
        (await FindAsync(holder, account)).Disabled = disabled;
        await database.SaveChangesAsync();
        return true;
    }

    internal async Task<bool> RemoveAsync(GrantHolder holder, AdAccountId? account)
    {
        database.Grants.Remove(await FindAsync(holder, account));
        await database.SaveChangesAsync();
        return true;
    }

    /// <summary>The sets that count, by the id of a user or an app.</summary>
    internal static async Task<Func<string, AccountSet>> ReadSetsAsync(IdentityDatabase database)
    {
        var rows = await database.Grants.AsNoTracking().Where(row => !row.Disabled).ToListAsync();
        var sets = rows.GroupBy(row => row.Subject, StringComparer.Ordinal).ToDictionary(group => group.Key, Set, StringComparer.Ordinal);
        return subject => sets.GetValueOrDefault(subject, AccountSet.Nothing);
    }

    internal static AccountSet Set(IEnumerable<GrantRow> rows)
    {
        var accounts = rows.Select(row => row.Account).ToList();
        return accounts.Contains(GrantRow.AllAccounts) ? AccountSet.Everything : new AccountSet([.. accounts.Select(id => AdAccountId.Parse(id))]);
    }

    private async Task<GrantRow> FindAsync(GrantHolder holder, AdAccountId? account)
    {
        var subject = await SubjectAsync(holder);
        var text = account?.ToString() ?? GrantRow.AllAccounts;
        return await database.Grants.FindAsync(subject, text) ?? throw new IdentityException(
            $"{holder.Name} has no grant for {(account is { } id ? $"the ad account {id}" : "all ad accounts")}. 'overindex grant list' shows all.");
    }

    private async Task<string> SubjectAsync(GrantHolder holder)
    {
        var normalized = holder.Name.ToUpperInvariant();
        return holder.Kind == HolderKind.User
            ? await database.Users.Where(row => row.NormalizedUserName == normalized).Select(row => row.Id).FirstOrDefaultAsync()
                ?? throw new IdentityException($"There is no user '{holder.Name}'. 'overindex user list' shows all.")
            : await database.Apps.Where(row => row.ClientId == holder.Name).Select(row => row.Id).FirstOrDefaultAsync()
                ?? throw new IdentityException($"There is no app '{holder.Name}'. 'overindex app list' shows all.");
    }

    private static AdAccountId? Account(string text) => text == GrantRow.AllAccounts ? null : AdAccountId.Parse(text);
}
