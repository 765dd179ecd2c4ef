using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace Overindex.Identity.Storage;

/// <summary>Writes scopes and ad accounts of a token into columns of their own, where the check of access tokens reads them.</summary>
internal sealed class TokenManager(
    IOpenIddictTokenCache<TokenRow> cache,
    ILogger<OpenIddictTokenManager<TokenRow>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictTokenStore<TokenRow> store)
    : OpenIddictTokenManager<TokenRow>(cache, logger, options, store)
{
    public override async ValueTask PopulateAsync(TokenRow token, OpenIddictTokenDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        await base.PopulateAsync(token, descriptor, cancellationToken);
        if (descriptor.Principal is { } principal)
        {
            token.Scopes = string.Join(' ', principal.GetScopes());
            token.Accounts = principal.GetClaim(ConsentedAccounts.Claim);
        }
    }
}
