using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Overindex.Identity.Serving;

/// <summary>A revoked refresh token takes everything with it that came from the same consent (RFC 7009, section 2.1).</summary>
internal sealed class RefreshTokenRevocation(IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens)
    : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (context.GenericTokenPrincipal is { } principal && principal.HasTokenType(TokenTypeIdentifiers.RefreshToken)
            && principal.GetAuthorizationId() is { } id)
        {
            await Families.RevokeAsync(id, authorizations, tokens, context.CancellationToken);
        }
    }
}
