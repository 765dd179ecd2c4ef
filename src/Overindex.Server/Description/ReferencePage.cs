using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Overindex.Server.Description;

/// <summary>
/// Lets the reference page run its own scripts and no others: the one inside it by its hash. A token that someone tries out there must not leave for any
/// other server, whatever these scripts do.
/// </summary>
internal static class ReferencePage
{
    private const string Begin = "<script type=\"module\">";
    private const string End = "</script>";

    internal static void SealOff(EndpointBuilder endpoint)
    {
        if ((endpoint as RouteEndpointBuilder)?.RoutePattern.RawText?.EndsWith(".js", StringComparison.Ordinal) == true)
        {
            return;
        }

        var inner = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = async context =>
        {
            // The script names the path that the page was asked for by, so it is hashed each time; nobody asks often.
            using var page = new MemoryStream();
            var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(page));
            await inner(context);
            context.Features.Set(body);
            if (page.Length > 0)
            {
                context.Response.Headers.ContentSecurityPolicy = Policy(Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length));
                await context.Response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), context.RequestAborted);
            }
        };
    }

    private static string Policy(string html) =>
        $"default-src 'none'; script-src 'self'{Hash(html)}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string Hash(string html)
    {
        var begin = html.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : html.IndexOf(End, begin, StringComparison.Ordinal);
        return end < 0 ? "" : $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(html[(begin + Begin.Length)..end])))}'";
    }
}
