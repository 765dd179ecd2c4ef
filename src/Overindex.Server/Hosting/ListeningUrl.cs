using System.Net;

namespace Overindex.Server.Hosting;

/// <summary>The address to listen on, as text.</summary>
internal static class ListeningUrl
{
    internal static bool IsHttps(string url) => BindingAddress.Parse(url).Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    internal static bool IsValid(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme.ToLowerInvariant() is "http" or "https" && address.PathBase.Length == 0 && IsHost(address.Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Kestrel takes any other name, a mistyped address too, to mean every network interface.
    private static bool IsHost(string host) =>
        host is "*" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);
}
