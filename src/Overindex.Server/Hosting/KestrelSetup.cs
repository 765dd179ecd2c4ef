using Microsoft.AspNetCore.Server.Kestrel.Core;
using Overindex.Server.Edge;

namespace Overindex.Server.Hosting;

internal static class KestrelSetup
{
    internal const int MaxRequestLineBytes = 8 * 1024;
    internal const int MaxHeaderBytes = 16 * 1024;
    private const double SlowestBytesPerSecond = 240;

    internal static void Add(IWebHostBuilder host, OverindexServerOptions options, CertificateFile? certificate)
    {
        host.UseKestrelCore();
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (certificate is null)
            {
                kestrel.ConfigureEndpointDefaults(BareReplies.Use);
            }
            else
            {
                TlsListening.Add(kestrel, options, certificate);
            }

            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = 100;

            // No operation takes a body; a small one is read away so that the connection can go on.
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;

            // Who sends a byte now and then to keep a connection is cut off; an upgraded connection would escape all of this.
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
            kestrel.Limits.RequestHeadersTimeout = options.SlowClientTimeout;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, options.SlowClientTimeout + TimeSpan.FromSeconds(1));
            kestrel.Limits.MinResponseDataRate = new MinDataRate(SlowestBytesPerSecond, options.SlowClientTimeout + TimeSpan.FromSeconds(1));
        });
    }
}
