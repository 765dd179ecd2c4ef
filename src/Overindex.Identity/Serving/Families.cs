using OpenIddict.Abstractions;

namespace Overindex.Identity.Serving;

/// <summary>All codes and tokens that came from one consent.</summary>
internal static class Families
{
    internal static async Task RevokeAsync(
        string id, IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens, CancellationToken cancellationToken)
    {
        // The consent first: a token that is being made meanwhile is refused because of it.
        if (await authorizations.FindByIdAsync(id, cancellationToken) is { } authorization)
        {
            await authorizations.TryRevokeAsync(authorization, cancellationToken);
        }

        await tokens.RevokeByAuthorizationIdAsync(id, cancellationToken);
    }
}
