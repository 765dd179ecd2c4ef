using Overindex.Server.Errors;
using Overindex.Server.Hosting;

namespace Overindex.Server.Pages;

/// <summary>For whatever watches the server: alive, and able to answer.</summary>
internal static class HealthPages
{
    private static readonly byte[] Live = """{"status":"live"}"""u8.ToArray();
    private static readonly byte[] Ready = """{"status":"ready"}"""u8.ToArray();
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz", GetAndHead, context => WriteAsync(context, Live)).ExcludeFromDescription();
        routes.MapMethods("/readyz", GetAndHead, ReadyAsync).ExcludeFromDescription();
    }

    // There is always a snapshot while the server runs; the tokens are a file that may be damaged meanwhile.
    private static Task ReadyAsync(HttpContext context)
    {
        try
        {
            context.RequestServices.GetRequiredService<TokenStore>().CheckReadable();
            return WriteAsync(context, Ready);
        }
        catch (TokenStoreException)
        {
            return Refusals.Unavailable(context.TraceIdentifier).ExecuteAsync(context);
        }
    }

    private static Task WriteAsync(HttpContext context, byte[] bytes)
    {
        context.Response.Headers.CacheControl = "no-store";
        return JsonBytes.WriteAsync(context.Response, bytes, context.RequestAborted);
    }
}
