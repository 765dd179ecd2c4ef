using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Overindex.Dashboard.Access;

/// <summary>
/// Who is signed in: a cookie sealed with the data directory's keys, so that it outlives a restart and holds on every server that works on them. It names a
/// viewer and no secret; what they may see is looked up each time. The API never looks at it.
/// </summary>
internal sealed class SessionCookie(IDataProtectionProvider protection, TimeProvider timeProvider)
{
    internal const string Name = "overindex-dashboard";
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
    private const char Separator = '\n';
    private static readonly CookieBuilder Cookie = Harden(new CookieBuilder(), Name);
    private readonly IDataProtector _protector = protection.CreateProtector("dashboard session");

    // Lax, because a view's link may be opened from a mail; what changes something is a form, and has its own guard.
    internal static CookieBuilder Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
        return cookie;
    }

    internal void Write(HttpContext context, ViewerKey key)
    {
        var ends = timeProvider.GetUtcNow() + Lifetime;
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{(int)key.Kind}{Separator}{key.Id}{Separator}{key.Stamp}{Separator}{ends.ToUnixTimeSeconds()}");
        context.Response.Cookies.Append(Name, _protector.Protect(text), Cookie.Build(context));
    }

    internal ViewerKey? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < 4_000 } sealedText)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(sealedText).Split(Separator) is [var kind, var id, var stamp, var ends]
                && timeProvider.GetUtcNow().ToUnixTimeSeconds() < long.Parse(ends, CultureInfo.InvariantCulture)
                ? new ViewerKey((ViewerKind)int.Parse(kind, CultureInfo.InvariantCulture), id, stamp)
                : null;
        }
        catch (CryptographicException)
        {
            // Altered, or of another data directory: as good as none.
            return null;
        }
    }

    internal static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Cookie.Build(context));
}
