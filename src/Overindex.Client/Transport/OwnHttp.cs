using System.Net;

namespace Overindex.Client.Transport;

/// <summary>The connection pool of a client that was given none.</summary>
internal static class OwnHttp
{
    internal static HttpClient Create(AudienceInsightsClientOptions options) => new(Handler(options.ConnectionLifetime), disposeHandler: true)
    {
        // A request's own timeout counts, so that a timeout and the caller's cancellation can be told apart.
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = HttpVersion.Version11,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
    };

    /// <summary>Pooled connections that live long enough to be reused and short enough to see a change of DNS.</summary>
    internal static SocketsHttpHandler Handler(TimeSpan connectionLifetime) => new()
    {
        PooledConnectionLifetime = connectionLifetime,
        AutomaticDecompression = DecompressionMethods.All,
        EnableMultipleHttp2Connections = true,

        // The API does not redirect. Whoever does is not the API, and gets no token.
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}
