using System.Net;
using System.Text;
using Overindex.Server.Answers;
using Overindex.Server.Serving;

namespace Overindex.Server.Pages;

/// <summary>What someone sees who opens the server's address, without a token: so no count of people, which is published rounded only.</summary>
internal static class LandingPage
{
    // The page is self-contained: nothing is loaded from anywhere, and no script runs.
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string Template = Read();

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/", GetAndHead, HandleAsync).ExcludeFromDescription();

    private static Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return new AnswerResult(new Answer(Encoding.UTF8.GetBytes(Render(context)), "text/html; charset=utf-8"), "no-cache").ExecuteAsync(context);
    }

    private static string Render(HttpContext context)
    {
        using var lease = context.RequestServices.GetRequiredService<SnapshotHolder>().Lease();
        var catalog = lease.Served.Catalog;
        return new StringBuilder(Template)
            .Replace("{{snapshot}}", WebUtility.HtmlEncode(lease.Served.Id.ToString()))
            .Replace("{{date}}", $"{catalog.GenerationDate:yyyy-MM-dd}")
            .Replace("{{window}}", $"{catalog.WindowDays}")
            .Replace("{{interests}}", $"{catalog.Taxonomy.Interests.Count:N0}")
            .ToString();
    }

    private static string Read()
    {
        using var stream = typeof(LandingPage).Assembly.GetManifestResourceStream("landing.html")
            ?? throw new InvalidOperationException("The landing page is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
