using Microsoft.AspNetCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Overindex.Identity.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Overindex.Identity.Serving;

/// <summary>
/// Takes a code or refresh token for the one time that it is good, by one statement in the database: of requests that come together one wins, and the
/// others are a replay, which ends everything that came from the consent. In place of OpenIddict's own, which lets refreshes that come together all pass.
/// </summary>
internal sealed class StrictRedemption(
    IdentityDatabase database,
    IOpenIddictAuthorizationManager authorizations,
    IOpenIddictTokenManager tokens,
    TimeProvider timeProvider,
    ILogger<StrictRedemption> logger)
    : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (Presented(context) is not { } presented)
        {
            return;
        }

        var id = presented.GetTokenId() ?? throw new InvalidOperationException("The code or refresh token is not in the database.");
        var now = timeProvider.GetUtcNow().UtcDateTime;
        var taken = await database.Tokens.Where(token => token.Id == id && token.Status == Statuses.Valid).ExecuteUpdateAsync(
            set => set
                .SetProperty(token => token.Status, Statuses.Redeemed)
                .SetProperty(token => token.RedemptionDate, now)
                .SetProperty(token => token.ConcurrencyToken, Guid.NewGuid().ToString()),
            context.CancellationToken);
        if (taken == 1)
        {
            return;
        }

        if (presented.GetAuthorizationId() is { } family)
        {
            Log.Replayed(logger, context.ClientId ?? "?", family, context.Transaction.GetHttpRequest()?.HttpContext.TraceIdentifier ?? "?");
            await Families.RevokeAsync(family, authorizations, tokens, context.CancellationToken);
        }

        context.Reject(Errors.InvalidGrant, "The code or refresh token was used before.");
    }

    private static System.Security.Claims.ClaimsPrincipal? Presented(ProcessSignInContext context)
    {
        var seen = context.Transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!);
        return context.EndpointType != OpenIddictServerEndpointType.Token ? null
            : context.Request.IsAuthorizationCodeGrantType() ? seen?.AuthorizationCodePrincipal
            : context.Request.IsRefreshTokenGrantType() ? seen?.RefreshTokenPrincipal
            : null;
    }
}
