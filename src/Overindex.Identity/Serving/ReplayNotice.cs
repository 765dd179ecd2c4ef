using Microsoft.AspNetCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Overindex.Identity.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Overindex.Identity.Serving;

/// <summary>Says in the log that a code or refresh token came again after its one use; OpenIddict then ends all that came from the consent.</summary>
internal sealed class ReplayNotice(IdentityDatabase database, ILogger<ReplayNotice> logger) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token || context.Principal?.GetTokenId() is not { } id)
        {
            return;
        }

        var used = await database.Tokens.AsNoTracking().Where(token => token.Id == id && token.Status == Statuses.Redeemed)
            .Select(token => new { App = token.Application!.ClientId, Consent = token.Authorization!.Id })
            .SingleOrDefaultAsync(context.CancellationToken);
        if (used is not null)
        {
            Log.Replayed(logger, used.App ?? "?", used.Consent ?? "?", context.Transaction.GetHttpRequest()?.HttpContext.TraceIdentifier ?? "?");
        }
    }
}
