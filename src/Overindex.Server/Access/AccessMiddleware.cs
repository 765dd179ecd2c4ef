using Overindex.Server.Errors;

namespace Overindex.Server.Access;

/// <summary>Lets a request through to an endpoint that needs a scope only with a valid token that has it. After routing: an unknown path needs no token.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, TokenStore tokens, ILogger<AccessMiddleware> logger)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is not { } required)
        {
            return next(context);
        }

        try
        {
            if (Secret(context.Request) is not { } secret || tokens.Authenticate(secret) is not { } token)
            {
                return Refusals.AuthenticationFailed.ExecuteAsync(context);
            }

            context.Features.Set(new Caller(token));
            return token.Scopes.Contains(required.Scope, StringComparer.Ordinal) ? next(context) : Refusals.MissingScope.ExecuteAsync(context);
        }
        catch (TokenStoreException e)
        {
            Log.TokensUnreadable(logger, e, context.TraceIdentifier);
            return Refusals.Unavailable(context.TraceIdentifier).ExecuteAsync(context);
        }
    }

    private static string? Secret(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? value[Scheme.Length..].Trim(' ')
            : null;
}
