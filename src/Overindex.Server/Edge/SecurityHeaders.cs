namespace Overindex.Server.Edge;

/// <summary>What every answer tells a browser. Pages that need more say so themselves.</summary>
internal static class SecurityHeaders
{
    /// <summary>An answer is data: nothing in it may run, load or be framed.</summary>
    internal const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>A year, as browsers' lists of HTTPS-only sites ask for.</summary>
    internal const string Hsts = "max-age=31536000";

    internal static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Nothing;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = Hsts;
        }
    }
}
