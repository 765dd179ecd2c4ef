using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Overindex.Identity.Serving;

/// <summary>
/// A page for people: plain HTML from a template, everything put into it encoded. No script runs, nothing is loaded, nobody may frame it, and its forms go
/// to this server alone or, after consent, back to the app.
/// </summary>
internal sealed class Page
{
    private static readonly string Css = Read("pages.css").Trim();
    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));
    private readonly StringBuilder _body;

    private Page(string template) => _body = new StringBuilder(template);

    /// <summary>A further origin that a form may lead to.</summary>
    internal string? FormTarget { get; init; }

    internal static Page SignIn() => new(Read("sign-in.html"));

    internal static Page Consent(string formTarget) => new(Read("consent.html")) { FormTarget = formTarget };

    internal static Page Problem(string text) => new Page(Read("problem.html")).With("problem", text);

    /// <summary>Puts in text.</summary>
    internal Page With(string name, string text) => WithHtml(name, WebUtility.HtmlEncode(text));

    /// <summary>Puts in HTML that is made here.</summary>
    internal Page WithHtml(string name, string html)
    {
        // A brace in a text must not look like the place for another.
        _body.Replace($"{{{{{name}}}}}", html.Replace("{{", "&#123;&#123;", StringComparison.Ordinal));
        return this;
    }

    internal Task WriteAsync(HttpContext context, int status = StatusCodes.Status200OK)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; frame-ancestors 'none'"
            + $"; form-action 'self'{(FormTarget is null ? "" : $" {FormTarget}")}";
        var html = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Overindex</title>
            <style>{Css}</style>
            </head>
            <body>
            <main>
            {_body}</main>
            </body>
            </html>

            """;
        var bytes = Encoding.UTF8.GetBytes(html);
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    internal static string Hidden(string name, string value) =>
        $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(name)}\" value=\"{WebUtility.HtmlEncode(value)}\">\n";

    internal static string ProblemNote(string? text) => text is null ? "" : $"<p class=\"problem\" role=\"alert\">{WebUtility.HtmlEncode(text)}</p>";

    private static string Read(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
