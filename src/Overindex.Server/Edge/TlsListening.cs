using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Overindex.Server.Hosting;

namespace Overindex.Server.Edge;

/// <summary>Listens with TLS 1.2 or 1.3.</summary>
internal static class TlsListening
{
    internal static void Add(KestrelServerOptions kestrel, OverindexServerOptions options, CertificateFile certificate)
    {
        var address = BindingAddress.Parse(options.Url);
        if (address.Host is "*")
        {
            kestrel.ListenAnyIP(address.Port, Configure);
        }
        else if (IPAddress.TryParse(address.Host, out var ip))
        {
            kestrel.Listen(ip, address.Port, Configure);
        }
        else
        {
            kestrel.ListenLocalhost(address.Port, Configure);
        }

        void Configure(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1;
            var logger = listen.ApplicationServices.GetRequiredService<ILogger<CertificateFile>>();
            listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = options.SlowClientTimeout,
                OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = certificate.Look(logger).Context,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    ApplicationProtocols = [SslApplicationProtocol.Http11],
                }),
            });

            // Inside TLS, where replies are text.
            BareReplies.Use(listen);
        }
    }
}
