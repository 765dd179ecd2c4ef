using System.Net;
using Microsoft.AspNetCore.Http;

namespace Overindex.Cli.Arguments;

/// <summary>An address to listen on.</summary>
internal static class UrlText
{
    internal static string Parse(string text) => Parse(text, "http");

    internal static string ParseWithTls(string text) => Parse(text, "http", "https");

    internal static bool IsHttps(string url) => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static string Parse(string text, params string[] schemes)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return schemes.Contains(address.Scheme) && address is { PathBase: "", IsUnixPipe: false, Port: >= 0 and <= IPEndPoint.MaxPort }
                && IsHost(address.Host)
                ? text.TrimEnd('/')
                : throw Wrong();
        }
        catch (FormatException)
        {
            throw Wrong();
        }
    }

    // The server takes no other names: Kestrel would listen on every interface for a mistyped one.
    private static bool IsHost(string host) => host is "*" or "localhost" || IPAddress.TryParse(host, out _);

    private static FormatException Wrong() =>
        new("an address such as http://127.0.0.1:5080: an IP address, localhost or *, and no path.");
}
