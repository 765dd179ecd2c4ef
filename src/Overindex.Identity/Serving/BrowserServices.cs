using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Overindex.Identity.Serving;

/// <summary>What signing in by a browser needs: cookies, and forms that only this server's own pages can send.</summary>
internal static class BrowserServices
{
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(1);

    internal static void Add(IServiceCollection services, string dataDirectory)
    {
        BrowserKeys.Add(services, dataDirectory);
        services.AddAuthentication(Sessions.Scheme).AddCookie(Sessions.Scheme, Configure);
        services.AddAntiforgery(options =>
        {
            Harden(options.Cookie, "overindex-form");
            options.FormFieldName = "ovx_form";
            options.HeaderName = null;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddScoped<SignInAttempts>();
        services.AddScoped<Sessions>();
        services.AddScoped<Forms>();
        services.AddScoped<SignInPage>();
        services.AddScoped<ConsentPage>();
        services.AddScoped<AuthorizePage>();
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        Harden(options.Cookie, "overindex-session");
        options.ExpireTimeSpan = SessionLifetime;
        options.SlidingExpiration = false;
    }

    // Lax, because users come here by a link of the app; what changes something is a form, and has its own guard.
    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/oauth";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
