using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;

namespace Overindex.Identity.Serving;

/// <summary>Hidden fields of forms.</summary>
internal sealed class Forms(IAntiforgery antiforgery)
{
    internal string Antiforgery(HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return Page.Hidden(tokens.FormFieldName, tokens.RequestToken!);
    }

    /// <summary>The authorisation request again, for the form that decides it.</summary>
    internal string Request(HttpContext context, OpenIddictRequest request) =>
        Antiforgery(context) + string.Concat(Continuation.ParametersOf(request).Select(parameter => Page.Hidden(parameter.Key, parameter.Value)));

    internal static Task OutOfDateAsync(HttpContext context) =>
        Page.Problem("The form was not filled in on this server's page, or it was open for too long.").WriteAsync(context, StatusCodes.Status400BadRequest);
}
