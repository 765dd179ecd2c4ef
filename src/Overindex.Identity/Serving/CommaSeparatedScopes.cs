using OpenIddict.Server;

namespace Overindex.Identity.Serving;

/// <summary>The wire contract separates scopes by commas, OAuth by spaces.</summary>
internal static class CommaSeparatedScopes
{
    internal static ValueTask Accept(OpenIddictServerEvents.ExtractTokenRequestContext context) => Accept(context.Transaction);

    internal static ValueTask Accept(OpenIddictServerEvents.ExtractAuthorizationRequestContext context) => Accept(context.Transaction);

    private static ValueTask Accept(OpenIddictServerTransaction transaction)
    {
        if (transaction.Request is { Scope: { } scope } request && scope.Contains(',', StringComparison.Ordinal))
        {
            request.Scope = string.Join(' ', scope.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));
        }

        return ValueTask.CompletedTask;
    }
}
