namespace Overindex.Server.Hosting;

internal static class KestrelSetup
{
    internal const int MaxRequestLineBytes = 8 * 1024;
    internal const int MaxHeaderBytes = 16 * 1024;

    internal static void Add(IWebHostBuilder host)
    {
        host.UseKestrelCore();
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(BareReplies.Use);
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = 100;

            // No operation takes a body; a small one is read away so that the connection can go on.
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        });
    }
}
