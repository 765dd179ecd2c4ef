using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Overindex.Identity.Registry;
using Overindex.Identity.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Overindex.Identity.Serving;

/// <summary>The authorisation endpoint once OpenIddict has found the request right: sign-in, then consent, asked for each time.</summary>
internal sealed class AuthorizePage(
    IOpenIddictApplicationManager apps,
    IdentityDatabase database,
    Sessions sessions,
    SignInPage signIn,
    ConsentPage consent,
    IAntiforgery antiforgery,
    ILogger<AuthorizePage> logger)
{
    internal async Task HandleAsync(HttpContext context)
    {
        if (context.GetOpenIddictServerResponse() is { Error: not null } refused)
        {
            await Page.Problem(refused.ErrorDescription ?? "The app's request is not valid.").WriteAsync(context, StatusCodes.Status400BadRequest);
            return;
        }

        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("No authorisation request was read.");
        var app = await apps.FindByClientIdAsync(request.ClientId!) as AppRow ?? throw new InvalidOperationException("The app is gone.");
        if (await sessions.FindAsync(context) is not { } user)
        {
            await signIn.ShowAsync(context, app.DisplayName!, Continuation.Of(request));
            return;
        }

        var accounts = GrantDesk.Set(await database.Grants.AsNoTracking().Where(grant => grant.Subject == user.Id && !grant.Disabled).ToListAsync());
        if (HttpMethods.IsPost(context.Request.Method))
        {
            await DecideAsync(context, request, app, user, accounts);
        }
        else
        {
            await consent.ShowAsync(context, request, app, user, accounts);
        }
    }

    private async Task DecideAsync(HttpContext context, OpenIddictRequest request, AppRow app, UserRow user, AccountSet accounts)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await Forms.OutOfDateAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["ovx_decision"] != "allow")
        {
            await context.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Refusal.Of(Errors.AccessDenied, "The user denied it."));
            return;
        }

        var chosen = ConsentPage.Chosen(form, accounts);
        if (chosen is { All: false, Ids.Count: 0 })
        {
            await consent.ShowAsync(context, request, app, user, accounts, again: true);
            return;
        }

        var scopes = request.GetScopes() is { Length: > 0 } asked ? asked : [OAuthWords.AdsRead];
        Log.Consented(logger, user.UserName!, app.ClientId!, chosen.All ? "all" : $"{chosen.Ids.Count}", context.TraceIdentifier);
        var principal = Principals.Of(user.Id, [.. scopes, Scopes.OfflineAccess], chosen);
        await context.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, principal);
    }
}
