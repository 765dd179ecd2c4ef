using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Serving;

/// <summary>Who is signed in: a cookie, and behind it a user who is still the same and not disabled.</summary>
internal sealed class Sessions(UserManager<UserRow> users, SignInAttempts attempts, OAuthParties parties, ILogger<Sessions> logger)
{
    internal const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string StampClaim = "stamp";

    // Verified for names that nobody has, so that they take as long as the others.
    private static readonly Lazy<string> SomeHash = new(() => new PasswordHasher<UserRow>().HashPassword(new UserRow(), Guid.NewGuid().ToString()));

    internal async Task<UserRow?> FindAsync(HttpContext context)
    {
        var principal = context.User;
        if (principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && await users.FindByIdAsync(id) is { Disabled: false } user
            && user.SecurityStamp == principal.FindFirstValue(StampClaim))
        {
            parties.User = user.UserName;
            return user;
        }

        return null;
    }

    /// <summary>Whether name and password are right.</summary>
    internal async Task<bool> SignInAsync(HttpContext context, string name, string password)
    {
        if (await CheckAsync(name, password, context.TraceIdentifier, context.RequestAborted) is not { } user)
        {
            return false;
        }

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, user.Id), new(ClaimTypes.Name, user.UserName!), new(StampClaim, user.SecurityStamp!)], Scheme);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return true;
    }

    internal static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Whose name and password these are; five wrong passwords in a row lock the user for five minutes.</summary>
    internal async Task<UserRow?> CheckAsync(string name, string password, string requestId, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(name) is not { } user)
        {
            users.PasswordHasher.VerifyHashedPassword(new UserRow(), SomeHash.Value, password);
            return null;
        }

        // A locked user's password is checked too: the answer takes as long, and says nothing.
        parties.User = user.UserName;
        var mayTry = await attempts.TryBeginAsync(user.Id, cancellationToken);
        var right = await users.CheckPasswordAsync(user, password);
        var refused = !mayTry ? "locked" : !right ? "wrong password" : user.Disabled ? "disabled" : null;
        if (mayTry && right)
        {
            await attempts.ForgetAsync(user.Id, cancellationToken);
        }

        if (refused is null)
        {
            Log.SignedIn(logger, user.UserName!, requestId);
            return user;
        }

        Log.SignInRefused(logger, user.UserName!, refused, requestId);
        return null;
    }
}
