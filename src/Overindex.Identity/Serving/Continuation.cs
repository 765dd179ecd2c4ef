using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Overindex.Identity.Serving;

/// <summary>
/// The authorisation request that signing in interrupts: its known parameters as a query, made anew. It is only ever put behind this server's own path, so
/// that it cannot lead elsewhere.
/// </summary>
internal static class Continuation
{
    private static readonly string[] Known =
    [
        Parameters.ClientId, Parameters.RedirectUri, Parameters.ResponseType, Parameters.ResponseMode, Parameters.Scope, Parameters.State,
        Parameters.CodeChallenge, Parameters.CodeChallengeMethod,
    ];

    internal static IEnumerable<KeyValuePair<string, string>> ParametersOf(OpenIddictRequest request) => Known
        .Select(name => KeyValuePair.Create(name, (string?)request.GetParameter(name)))
        .Where(parameter => parameter.Value is not null)!;

    internal static string Of(OpenIddictRequest request) => QueryString.Create(ParametersOf(request)!).ToString();

    internal static string Clean(string text)
    {
        var query = QueryHelpers.ParseQuery(text.StartsWith('?') ? text : "");
        return QueryString.Create(Known.Where(query.ContainsKey).Select(name => KeyValuePair.Create(name, (string?)query[name].ToString()))).ToString();
    }
}
