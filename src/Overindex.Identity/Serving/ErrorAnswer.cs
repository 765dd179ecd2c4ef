using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Overindex.Identity.Serving;

/// <summary>Errors in the words of OAuth and in those of the wire contract. A refused client is told so no sooner than after a fixed time.</summary>
internal static class ErrorAnswer
{
    private const int BadGrant = 283;
    private const int NotAuthenticated = 2;
    private const int BadParameter = 1;

    internal static async ValueTask CompleteAsync(OpenIddictServerEvents.BaseContext context, OpenIddictResponse response)
    {
        if (response.Error is not { } error)
        {
            return;
        }

        (int Code, string Message) answer = error switch
        {
            Errors.InvalidGrant => (BadGrant, "The authorization grant is invalid"),
            Errors.InvalidClient => (NotAuthenticated, "Authentication failed."),
            _ => (BadParameter, response.ErrorDescription ?? "The request is not valid."),
        };
        response.ErrorUri = null;
        response.SetParameter("code", answer.Code);
        response.SetParameter("message", answer.Message);
        if (error is Errors.InvalidClient or Errors.InvalidGrant)
        {
            // One text whatever the cause: which of them it was helps only whoever guesses.
            response.ErrorDescription = answer.Message;
        }

        if (error is Errors.InvalidClient && context.Transaction.GetHttpRequest()?.HttpContext is { } http)
        {
            await Floor.WaitAsync(http, Floor.RefusedClient);
        }
    }
}
