using System.Net;

namespace Overindex.Server.Hosting;

internal static class OptionsRules
{
    internal static void Check(OverindexServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.DataDirectory, nameof(options));
        if (!IsPlainHttp(options.Url))
        {
            throw new ArgumentException(
                $"The URL '{options.Url}' must be like http://127.0.0.1:5080: an IP address, localhost or *, and no path. For HTTPS put a proxy in front.",
                nameof(options));
        }

        if (options.SnapshotPollInterval < TimeSpan.FromMilliseconds(100))
        {
            throw new ArgumentException($"The snapshot poll interval is {options.SnapshotPollInterval}; it must be at least 100 ms.", nameof(options));
        }

        if (options.AnswerCacheBytes < 0)
        {
            throw new ArgumentException($"The answer cache is {options.AnswerCacheBytes} bytes; it must be 0 or more.", nameof(options));
        }
    }

    private static bool IsPlainHttp(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) && address.PathBase.Length == 0 && IsHost(address.Host);
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
