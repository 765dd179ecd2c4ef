using Overindex.Identity;
using Overindex.Server.Errors;

namespace Overindex.Server.Access;

/// <summary>The endpoints of the OAuth server. While there are no users and apps there are no such endpoints either.</summary>
internal static class OAuthRoutes
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var endpoint in AuthorizationServer.Endpoints.GroupBy(endpoint => endpoint.Path, endpoint => endpoint.Method))
        {
            routes.MapMethods(endpoint.Key, endpoint, HandleAsync).ExcludeFromDescription();
        }
    }

    private static async Task HandleAsync(HttpContext context)
    {
        var server = context.RequestServices.GetRequiredService<AuthorizationServer>();
        if (!server.IsInUse)
        {
            await Refusals.NoSuchRoute(context.Request.Path.Value ?? "").ExecuteAsync(context);
            return;
        }

        if (!await IsFormReadableAsync(context.Request))
        {
            await Refusals.UnreadableForm.ExecuteAsync(context);
            return;
        }

        try
        {
            await server.InvokeAsync(context);
        }
        catch (IdentityException e)
        {
            var logger = context.RequestServices.GetRequiredService<ILogger<AuthorizationServer>>();
            Log.IdentityUnusable(logger, e, context.TraceIdentifier);
            await Refusals.Unavailable(context.TraceIdentifier).ExecuteAsync(context);
        }
    }

    // Read here, once for all that ask for it later: what the framework cannot read it reports as a fault of ours.
    private static async Task<bool> IsFormReadableAsync(HttpRequest request)
    {
        try
        {
            return !request.HasFormContentType || await request.ReadFormAsync(request.HttpContext.RequestAborted) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
