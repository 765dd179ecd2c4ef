using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Overindex.Client.Telemetry;

/// <summary>One source of spans, one meter. Nothing is made while nobody listens.</summary>
internal static class ClientTelemetry
{
    internal const string SourceName = "Overindex.Client";

    internal static readonly ActivitySource Source = new(SourceName);

    private static readonly Meter Meter = new(SourceName);

    internal static readonly Counter<long> Refreshes =
        Meter.CreateCounter<long>("overindex.client.token.refreshes", "{refresh}", "New access tokens asked for, by outcome.");

    internal static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("overindex.client.retries", "{retry}", "Requests sent again, by operation.");

    internal static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("overindex.client.operation.duration", "s", "Operations with their retries, by operation and outcome.");

    internal static readonly Gauge<long> Remaining =
        Meter.CreateGauge<long>("overindex.client.ratelimit.remaining", "{request}", "Requests left before the server refuses.");
}
