using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Overindex.Client.Transport;

namespace Overindex.Client.Extensions.Wiring;

/// <summary>The HTTP clients as the client needs them.</summary>
internal static class HttpPipeline
{
    internal static IHttpClientBuilder Add(IServiceCollection services, string name) => services
        .AddHttpClient(name, http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestVersion = HttpVersion.Version11;
            http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrHigher;
        })
        .ConfigurePrimaryHttpMessageHandler(provider =>
            OwnHttp.Handler(provider.GetRequiredService<IOptions<AudienceInsightsClientSettings>>().Value.ConnectionLifetime))

        // The client is one for the whole program; its pool renews its connections itself.
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
