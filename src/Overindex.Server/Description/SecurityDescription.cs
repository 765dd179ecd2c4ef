using Microsoft.OpenApi;
using Overindex.Identity;
using Overindex.Server.Operations;

namespace Overindex.Server.Description;

/// <summary>The ways to get a token, by the names that they have in the official descriptions, so that generated clients find them; and ours beside them.</summary>
internal static class SecurityDescription
{
    private const string Users = "pinterest_oauth2";
    private const string Apps = "client_credentials";
    private const string Personal = "bearer";

    internal static Dictionary<string, IOpenApiSecurityScheme> Schemes() => new(StringComparer.Ordinal)
    {
        [Users] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "A user's consent to an app.",
            Flows = new OpenApiOAuthFlows { AuthorizationCode = Flow(withPage: true) },
        },
        [Apps] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "An app for itself.",
            Flows = new OpenApiOAuthFlows { ClientCredentials = Flow(withPage: false) },
        },
        [Personal] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A personal access token with scope ads:read: overindex token create",
        },
    };

    /// <summary>Any one of them will do.</summary>
    internal static List<OpenApiSecurityRequirement> Requirements(OpenApiDocument document) =>
    [
        new() { [new OpenApiSecuritySchemeReference(Users, document)] = [WireWords.AdsRead] },
        new() { [new OpenApiSecuritySchemeReference(Apps, document)] = [WireWords.AdsRead] },
        new() { [new OpenApiSecuritySchemeReference(Personal, document)] = [] },
    ];

    // Relative to the server's address, which only its callers know.
    private static OpenApiOAuthFlow Flow(bool withPage) => new()
    {
        AuthorizationUrl = withPage ? new Uri(AuthorizationServer.AuthorizePath, UriKind.Relative) : null,
        TokenUrl = new Uri(AuthorizationServer.TokenPath, UriKind.Relative),
        Scopes = new Dictionary<string, string>(StringComparer.Ordinal) { [WireWords.AdsRead] = "See insights of ad accounts." },
    };
}
