using Microsoft.EntityFrameworkCore;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Serving;

/// <summary>
/// Counts an attempt before its password is looked at, by one statement in the database: of guesses that come together no more are looked at than of those
/// that come one after the other. In place of UserManager's own, which counts afterwards and drops a count when another one comes meanwhile.
/// </summary>
internal sealed class SignInAttempts(IdentityDatabase database, TimeProvider timeProvider)
{
    internal const int MostInARow = 5;
    internal static readonly TimeSpan Lockout = TimeSpan.FromMinutes(5);

    /// <summary>Whether a password of this user may be looked at now. It counts as wrong until it is found right.</summary>
    internal async Task<bool> TryBeginAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = timeProvider.GetUtcNow();
            var seen = await database.Users.AsNoTracking().Where(user => user.Id == id)
                .Select(user => new { user.AccessFailedCount, user.LockoutEnd }).SingleOrDefaultAsync(cancellationToken);
            if (seen is null || seen.LockoutEnd > now)
            {
                return false;
            }

            var locks = seen.AccessFailedCount + 1 >= MostInARow;
            var (count, until) = locks ? (0, now + Lockout) : (seen.AccessFailedCount + 1, seen.LockoutEnd);
            var counted = await database.Users
                .Where(user => user.Id == id && user.AccessFailedCount == seen.AccessFailedCount && user.LockoutEnd == seen.LockoutEnd)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(user => user.AccessFailedCount, count).SetProperty(user => user.LockoutEnd, until), cancellationToken);
            if (counted == 1)
            {
                return true;
            }
        }
    }

    /// <summary>The password was right: nothing is held against the user any more.</summary>
    internal Task ForgetAsync(string id, CancellationToken cancellationToken) => database.Users.Where(user => user.Id == id).ExecuteUpdateAsync(
        set => set.SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null), cancellationToken);
}
