using System.Net;
using Overindex.Server.Hosting;

namespace Overindex.Server.Edge;

/// <summary>Refuses to answer other machines in ways that nobody should choose by oversight.</summary>
internal static class Exposure
{
    internal static void Check(OverindexServerOptions options)
    {
        if (IsThisMachineAlone(options.Url))
        {
            return;
        }

        if (!ListeningUrl.IsHttps(options.Url) && options.Proxies.Count == 0 && !options.AllowPlainHttp)
        {
            throw new ServerStartException(
                $"'{options.Url}' is open to other machines, and without TLS everybody on the way could read tokens. Give a certificate (--certificate, "
                + "with an https:// URL), or name the proxy that has one (--proxy), or say --allow-plain-http if this network may read them.");
        }

        if (!options.AllowDemoTokens && FindDemoToken(options) is { } demo)
        {
            throw new ServerStartException(
                $"'{options.Url}' is open to other machines, and '{options.DataDirectory}' holds the demo's token {demo.Id}, which sees every ad account. "
                + $"Revoke it with 'overindex token revoke {demo.Id} --data {options.DataDirectory}', or say --allow-demo-tokens if everybody may use it.");
        }
    }

    private static bool IsThisMachineAlone(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    private static AccessToken? FindDemoToken(OverindexServerOptions options) =>
        new TokenStore(options.DataDirectory, options.TimeProvider).List().FirstOrDefault(token =>
            token.Name == AccessTokenRequest.DemoName && token.RevokedAt is null && options.TimeProvider.GetUtcNow() < token.ExpiresAt);
}
