using System.Net;
using Microsoft.AspNetCore.Http;

namespace Overindex.Cli.Arguments;

/// <summary>An address to listen on.</summary>
internal static class UrlText
{
    internal static string Parse(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address is { Scheme: "http", PathBase: "", IsUnixPipe: false, Port: >= 0 and <= IPEndPoint.MaxPort }
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
        new("an address such as http://127.0.0.1:5080: an IP address, localhost or *, and no path. For https, put a proxy in front.");
}
