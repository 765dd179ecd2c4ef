using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Registry;

internal sealed class UserDesk(IdentityDatabase database, UserManager<UserRow> users, IOpenIddictAuthorizationManager authorizations)
{
    internal async Task<bool> AddAsync(string name, string password, DateTime now)
    {
        if (await users.FindByNameAsync(name) is not null)
        {
            throw new IdentityException($"There is a user '{name}' already. Choose another name.");
        }

        Check(await users.CreateAsync(new UserRow { UserName = name, CreatedAt = now }, password));
        return true;
    }

    internal async Task<bool> SetPasswordAsync(string name, string password)
    {
        var user = await FindAsync(name);
        foreach (var validator in users.PasswordValidators)
        {
            Check(await validator.ValidateAsync(users, user, password));
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        Check(await users.UpdateSecurityStampAsync(user));
        return true;
    }

    internal async Task<IReadOnlyList<User>> ListAsync()
    {
        var grants = await GrantDesk.ReadSetsAsync(database);
        var rows = await database.Users.AsNoTracking().ToListAsync();
        return
        [
            .. rows.OrderBy(row => row.NormalizedUserName, StringComparer.Ordinal)
                .Select(row => new User(row.UserName!, row.Disabled, Moments.Utc(row.CreatedAt), grants(row.Id))),
        ];
    }

    internal async Task<bool> SwitchAsync(string name, bool disabled)
    {
        var user = await FindAsync(name);
        user.Disabled = disabled;
        Check(await users.UpdateAsync(user));
        return true;
    }

    internal async Task<bool> RemoveAsync(string name)
    {
        var user = await FindAsync(name);
        await using var transaction = await database.Database.BeginTransactionAsync();
        await database.Tokens.Where(token => token.Subject == user.Id).ExecuteDeleteAsync();
        await foreach (var authorization in authorizations.FindBySubjectAsync(user.Id))
        {
            await authorizations.DeleteAsync(authorization);
        }

        await database.Grants.Where(grant => grant.Subject == user.Id).ExecuteDeleteAsync();
        Check(await users.DeleteAsync(user));
        await transaction.CommitAsync();
        return true;
    }

    private async Task<UserRow> FindAsync(string name) =>
        await users.FindByNameAsync(name) ?? throw new IdentityException($"There is no user '{name}'. 'overindex user list' shows all.");

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new IdentityException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
