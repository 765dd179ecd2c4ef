using System.Security.Cryptography;
using System.Text;
using Overindex.Dashboard;
using Overindex.Identity;
using Overindex.Server.Access;
using Overindex.Server.Limits;
using Overindex.Server.Operations;

namespace Overindex.Server.Dashboards;

/// <summary>The server's own users, and the bearers of personal access tokens.</summary>
internal sealed class DashboardAccess(AuthorizationServer users, TokenStore tokens, RateLimits limits, OverindexServerOptions options) : IDashboardAccess
{
    private readonly long _started = options.TimeProvider.GetTimestamp();
    private int _redeemed;

    public bool HasUsers => users.IsInUse;

    public async ValueTask<Viewer?> SignInAsync(HttpContext context, string name, string password) =>
        await users.SignInAsync(name, password, context.TraceIdentifier, context.RequestAborted) is { } user ? Of(context, user) : null;

    public ValueTask<Viewer?> SignInAsync(HttpContext context, string token) => new(Of(context, tokens.Authenticate(token)));

    public ValueTask<Viewer?> RedeemAsync(HttpContext context, string code)
    {
        // Hashes are of equal length, so that comparing takes as long whatever was sent; only the right code uses it up.
        var right = options.OneTimeSignIn is { } once
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(code)), SHA256.HashData(Encoding.UTF8.GetBytes(once.Code)))
            && options.TimeProvider.GetElapsedTime(_started) < once.Lifetime
            && Interlocked.Exchange(ref _redeemed, 1) == 0;
        return new(right ? Of(context, tokens.FindValid(options.OneTimeSignIn!.TokenId)) : null);
    }

    public async ValueTask<Viewer?> FindAsync(HttpContext context, ViewerKey key)
    {
        var viewer = key.Kind == ViewerKind.User
            ? await users.FindUserAsync(key.Id, key.Stamp, context.RequestAborted) is { } user ? Of(context, user) : null
            : Of(context, tokens.FindValid(key.Id));
        return viewer is not null && limits.Charge(context, context.Caller().Key) is { } tooMany ? throw new RefusedException(tooMany) : viewer;
    }

    // The caller is known from here on: the log and the audit log say who looked.
    private static Viewer Of(HttpContext context, SignedInUser user)
    {
        context.Features.Set(new Caller($"session of {user.Name}", "dashboard", user.Name, user.Accounts, []));
        return new Viewer(new ViewerKey(ViewerKind.User, user.Id, user.Stamp), user.Name, user.Accounts);
    }

    private static Viewer? Of(HttpContext context, AccessToken? token)
    {
        if (token is null || !token.Scopes.Contains(WireWords.AdsRead, StringComparer.Ordinal))
        {
            return null;
        }

        var caller = Caller.Of(token);
        context.Features.Set(caller);
        return new Viewer(new ViewerKey(ViewerKind.Token, token.Id, ""), token.Name.Length > 0 ? token.Name : $"token {token.Id}", caller.Accounts);
    }
}
