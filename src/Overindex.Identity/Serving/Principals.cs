using System.Security.Claims;
using OpenIddict.Abstractions;
using Overindex.Identity.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Overindex.Identity.Serving;

/// <summary>For whom a token is, and which ad accounts the user consented to; none are named for an app's own token.</summary>
internal static class Principals
{
    internal static ClaimsPrincipal Of(string subject, IEnumerable<string> scopes, AccountSet? consented = null)
    {
        var identity = new ClaimsIdentity("overindex", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subject);
        identity.SetScopes(scopes);
        if (consented is not null)
        {
            identity.SetClaim(ConsentedAccounts.Claim, ConsentedAccounts.Write(consented));
        }

        return new ClaimsPrincipal(identity).InEveryToken();
    }

    internal static ClaimsPrincipal InEveryToken(this ClaimsPrincipal principal) => principal.SetDestinations(static _ => [Destinations.AccessToken]);
}
