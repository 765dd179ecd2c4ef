using Overindex.Identity;
using Overindex.Server.Errors;
using Overindex.Server.Limits;

namespace Overindex.Server.Access;

/// <summary>Lets a request through to an endpoint that needs a scope only with a valid token that has it. After routing: an unknown path needs no token.</summary>
internal sealed class AccessMiddleware(
    RequestDelegate next, TokenStore tokens, BearerTokens bearers, RateLimits limits, ILogger<AccessMiddleware> logger)
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
            if (Secret(context.Request) is not { } secret)
            {
                return Refusals.AuthenticationFailed.ExecuteAsync(context);
            }

            if (tokens.FindCaller(secret) is { } caller)
            {
                return LetInAsync(context, caller, required);
            }

            var found = bearers.FindAsync(secret, context.RequestAborted);
            return found.IsCompletedSuccessfully ? LetInAsync(context, found.Result, required) : AwaitAsync(context, found, required);
        }
        catch (Exception e) when (e is TokenStoreException or IdentityException)
        {
            return FailAsync(context, e);
        }
    }

    private async Task AwaitAsync(HttpContext context, ValueTask<Caller?> found, RequiredScope required)
    {
        Caller? caller;
        try
        {
            caller = await found;
        }
        catch (IdentityException e)
        {
            await FailAsync(context, e);
            return;
        }

        await LetInAsync(context, caller, required);
    }

    private Task LetInAsync(HttpContext context, Caller? caller, RequiredScope required)
    {
        if (caller is null)
        {
            return Refusals.AuthenticationFailed.ExecuteAsync(context);
        }

        context.Features.Set(caller);
        if (limits.Charge(context, caller.Key) is { } tooMany)
        {
            return tooMany.ExecuteAsync(context);
        }

        return caller.HasScope(required.Scope) ? next(context) : Refusals.MissingScope(required.Scope).ExecuteAsync(context);
    }

    private Task FailAsync(HttpContext context, Exception e)
    {
        Log.TokensUnreadable(logger, e, context.TraceIdentifier);
        return Refusals.Unavailable(context.TraceIdentifier).ExecuteAsync(context);
    }

    private static string? Secret(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? value[Scheme.Length..].Trim(' ')
            : null;
}
