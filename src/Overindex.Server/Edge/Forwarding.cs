using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Overindex.Server.Edge;

/// <summary>Who asked a proxy, and over what, as the proxy says. The host is never taken from there: nothing in an answer depends on it.</summary>
internal static class Forwarding
{
    internal static ForwardedHeadersOptions Believe(IReadOnlyList<IPNetwork> proxies)
    {
        // However many of them stand in a row: it ends at the first address that is none of them.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        return options;
    }
}
