namespace Overindex.Server.Limits;

/// <summary>
/// Charges requests to the token endpoint and the sign-in pages to the address that they come from: who guesses there has no token yet.
/// Before routing, so that it holds for whatever answers under these paths.
/// </summary>
internal sealed class SignInLimits(RequestDelegate next, RateLimits limits)
{
    private static readonly PathString[] Guarded = ["/oauth", "/v5/oauth", "/sign-in", "/welcome"];

    public Task InvokeAsync(HttpContext context) =>
        IsGuarded(context.Request.Path) && limits.ChargeSignIn(context) is { } tooMany ? tooMany.ExecuteAsync(context) : next(context);

    private static bool IsGuarded(PathString path)
    {
        foreach (var guarded in Guarded)
        {
            if (path.StartsWithSegments(guarded, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
