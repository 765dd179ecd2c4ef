using System.Security.Cryptography;
using System.Text;
using Overindex.Server.Access;
using Overindex.Server.Answers;
using Overindex.Server.Hosting;

namespace Overindex.Server.Pages;

/// <summary>For operators of a cluster: its status as JSON, for tokens made for that, and a page without any data that asks for such a token and shows it.</summary>
internal static class ClusterPages
{
    private const string Begin = "<script>";
    private const string End = "</script>";
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    internal static void Map(IEndpointRouteBuilder routes, Func<byte[]>? status)
    {
        if (status is null)
        {
            return;
        }

        var page = Read();
        var policy = Policy(page);
        routes.MapMethods("/cluster/status", GetAndHead, context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return JsonBytes.WriteAsync(context.Response, status(), context.RequestAborted);
        }).WithMetadata(new RequiredScope(AccessTokenRequest.OperatorScope)).ExcludeFromDescription();
        routes.MapMethods("/cluster", GetAndHead, context =>
        {
            context.Response.Headers.ContentSecurityPolicy = policy;
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return new AnswerResult(new Answer(page, "text/html; charset=utf-8"), "no-cache").ExecuteAsync(context);
        }).ExcludeFromDescription();
    }

    // The page's own script and no other may run, and what it is told may go to this server alone.
    private static string Policy(byte[] page)
    {
        var html = Encoding.UTF8.GetString(page);
        var begin = html.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var script = html[begin..html.IndexOf(End, begin, StringComparison.Ordinal)];
        return $"default-src 'none'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'; "
            + "style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static byte[] Read()
    {
        using var stream = typeof(ClusterPages).Assembly.GetManifestResourceStream("cluster.html")
            ?? throw new InvalidOperationException("The cluster's page is not in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
