using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Overindex.Identity.Serving;

/// <summary>What the wire contract's token answer has beside that of OAuth.</summary>
internal static class TokenAnswer
{
    internal static ValueTask Complete(ProcessSignInContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token)
        {
            return ValueTask.CompletedTask;
        }

        var response = context.Response;
        response.TokenType = "bearer";
        response.Scope = string.Join(
            ' ', (context.AccessTokenPrincipal ?? context.Principal!).GetScopes().Where(scope => scope != Scopes.OfflineAccess));
        response.SetParameter("response_type", context.Request?.GrantType);
        response.ExpiresIn = Lifetime(context.AccessTokenPrincipal) ?? response.ExpiresIn;
        if (context.RefreshTokenPrincipal?.GetExpirationDate() is { } expires)
        {
            response.SetParameter("refresh_token_expires_in", Lifetime(context.RefreshTokenPrincipal));
            response.SetParameter("refresh_token_expires_at", expires.ToUnixTimeSeconds());
        }

        return ValueTask.CompletedTask;
    }

    // As configured: what is left by now would be a second less every now and then.
    private static long? Lifetime(ClaimsPrincipal? token) =>
        token?.GetExpirationDate() - token?.GetCreationDate() is { } lifetime ? (long)lifetime.TotalSeconds : null;
}
