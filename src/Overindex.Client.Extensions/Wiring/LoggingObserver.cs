using Microsoft.Extensions.Logging;

namespace Overindex.Client.Extensions.Wiring;

/// <summary>Writes what the client does beside answering to the log.</summary>
internal sealed class LoggingObserver(ILogger logger) : ClientObserver
{
    public override void Retrying(string operation, int retry, TimeSpan delay, AudienceInsightsException failure) =>
        Log.Retrying(logger, operation, retry, delay, failure.StatusCode, failure.Message);

    public override void TokenRefreshed(DateTimeOffset? expiresAt) => Log.TokenRefreshed(logger, expiresAt);

    public override void TokenRefreshFailed(Exception failure) => Log.TokenRefreshFailed(logger, failure);

    public override void Failed(string operation, AudienceInsightsException failure) =>
        Log.Failed(logger, operation, failure.StatusCode, failure.Code, failure.RequestId, failure.Message);
}
