using System.Diagnostics;
using System.Diagnostics.Metrics;
using Overindex.Cluster.Calls;

namespace Overindex.Cluster.Telemetry;

/// <summary>The cluster's own meter and traces. No personal data, and no ad account, in either.</summary>
internal static class ClusterTelemetry
{
    internal const string Name = "Overindex.Cluster";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    internal static Histogram<double> CallDuration { get; } = Meter.CreateHistogram<double>("overindex.cluster.call.duration", "s", "Answered calls to shards");

    internal static Counter<long> Refused { get; } = Meter.CreateCounter<long>("overindex.cluster.refused", "{call}", "Calls that found the queue full");

    internal static Activity? StartCount(ShardQuestion question)
    {
        var caller = ActivityContext.TryParse(question.Trace, null, isRemote: true, out var context) ? context : default;
        var activity = Source.StartActivity("count shards", ActivityKind.Server, caller);
        activity?.SetTag("overindex.snapshot", question.Snapshot);
        activity?.SetTag("overindex.shards", question.Shards.Length);
        return activity;
    }
}
