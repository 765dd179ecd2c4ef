using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Overindex.Server.Hosting;

namespace Overindex.Server.Telemetry;

/// <summary>Sends traces, metrics and logs to a collector, in OTLP over HTTP. Nothing of it is loaded while there is no endpoint.</summary>
internal static class OtlpSetup
{
    // By name: without a cluster none of these exists.
    private static readonly string[] ClusterSources = ["Microsoft.Orleans.Application", "Overindex.Cluster"];

    internal static void Add(IServiceCollection services, Uri endpoint)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("overindex", serviceVersion: typeof(OtlpSetup).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(tracing => tracing.AddSource(ClusterSources).AddAspNetCoreInstrumentation(options => options.EnrichWithHttpResponse = Describe))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("System.Runtime", "Microsoft.Orleans", ClusterSources[^1]))
            .WithLogging(null, logging => logging.IncludeFormattedMessage = true)
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, endpoint);
    }

    // A path is the caller's own text, and somebody may have put a token into it: the route says enough.
    private static void Describe(System.Diagnostics.Activity activity, HttpResponse response)
    {
        activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-");
        activity.SetTag("url.query", null);
        activity.SetTag(RequestMiddleware.RequestIdHeader, response.HttpContext.TraceIdentifier);
    }
}
