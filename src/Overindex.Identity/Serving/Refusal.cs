using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace Overindex.Identity.Serving;

internal static class Refusal
{
    internal static AuthenticationProperties Of(string error, string description) => new(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
    });
}
