using System.Diagnostics;

namespace Overindex.Client.Telemetry;

/// <summary>What is told of one operation while it runs.</summary>
internal readonly struct OperationSpan
{
    private readonly string _operation;
    private readonly Activity? _activity;
    private readonly long _started;

    private OperationSpan(string operation, Activity? activity, long started) => (_operation, _activity, _started) = (operation, activity, started);

    internal static OperationSpan Start(string operation, Uri address)
    {
        var activity = ClientTelemetry.Source.StartActivity(operation, ActivityKind.Client);
        activity?.SetTag("overindex.operation", operation).SetTag("server.address", address.Host).SetTag("server.port", address.Port);
        return new OperationSpan(operation, activity, ClientTelemetry.Duration.Enabled ? Stopwatch.GetTimestamp() : 0);
    }

    internal void Retrying(int retry)
    {
        _activity?.SetTag("http.request.resend_count", retry);
        ClientTelemetry.Retries.Add(1, new KeyValuePair<string, object?>("overindex.operation", _operation));
    }

    internal void Succeed(int status, string? requestId, RateLimit? rateLimit)
    {
        _activity?.SetTag("http.response.status_code", status).SetTag("overindex.request_id", requestId);
        if (ClientTelemetry.Remaining.Enabled && rateLimit?.Remaining is { } remaining)
        {
            ClientTelemetry.Remaining.Record(remaining);
        }

        End("ok");
    }

    internal void Fail(Exception failure)
    {
        var kind = failure.GetType().Name;
        var known = failure as AudienceInsightsException;
        _activity?.SetTag("http.response.status_code", known?.StatusCode).SetTag("overindex.request_id", known?.RequestId).SetTag("error.type", kind);

        // Another's words, such as a token store's, may hold what a span must not.
        _activity?.SetStatus(ActivityStatusCode.Error, known?.Message ?? kind);
        End(kind);
    }

    private void End(string outcome)
    {
        _activity?.Dispose();
        if (_started != 0)
        {
            ClientTelemetry.Duration.Record(
                Stopwatch.GetElapsedTime(_started).TotalSeconds,
                new KeyValuePair<string, object?>("overindex.operation", _operation),
                new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
