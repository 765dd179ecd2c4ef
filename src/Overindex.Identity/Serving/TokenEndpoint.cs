using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Overindex.Identity.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Overindex.Identity.Serving;

/// <summary>Says for whom a token is, once OpenIddict has found the request right.</summary>
internal sealed class TokenEndpoint(IOpenIddictApplicationManager apps, UserManager<UserRow> users, OAuthParties parties)
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    internal async Task HandleAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("No token request was read.");
        var principal = request.IsClientCredentialsGrantType() ? await ForAppAsync(request) : await ForUserAsync(context);
        if (principal is null)
        {
            await context.ForbidAsync(Scheme, Refusal.Of(Errors.InvalidGrant, "The user is gone."));
            return;
        }

        await context.SignInAsync(Scheme, principal);
    }

    private async Task<ClaimsPrincipal> ForAppAsync(OpenIddictRequest request)
    {
        var app = await apps.FindByClientIdAsync(request.ClientId!) as AppRow ?? throw new InvalidOperationException("The app is gone.");
        return Principals.Of(app.Id!, request.GetScopes() is { Length: > 0 } scopes ? scopes : [OAuthWords.AdsRead]);
    }

    // The code or the refresh token says who consented to what; whether that user is still there is for now to say.
    private async Task<ClaimsPrincipal?> ForUserAsync(HttpContext context)
    {
        if ((await context.AuthenticateAsync(Scheme)).Principal is { } consented
            && consented.GetClaim(Claims.Subject) is { } subject
            && await users.FindByIdAsync(subject) is { } user)
        {
            parties.User = user.UserName;
            return user.Disabled ? null : consented.InEveryToken();
        }

        return null;
    }
}
