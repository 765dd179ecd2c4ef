using Microsoft.Extensions.Logging;

namespace Overindex.Client.Extensions;

/// <summary>Every log message of the client. None holds a token, a secret or a body.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Operation} is tried again in {Delay} (retry {Retry}, status {Status}): {Reason}")]
    internal static partial void Retrying(ILogger logger, string operation, int retry, TimeSpan delay, int? status, string reason);

    [LoggerMessage(2, LogLevel.Information, "A new access token was obtained; it expires at {ExpiresAt}")]
    internal static partial void TokenRefreshed(ILogger logger, DateTimeOffset? expiresAt);

    [LoggerMessage(3, LogLevel.Error, "No new access token could be obtained or stored")]
    internal static partial void TokenRefreshFailed(ILogger logger, Exception failure);

    [LoggerMessage(4, LogLevel.Error, "{Operation} failed (status {Status}, code {Code}, request id {RequestId}): {Reason}")]
    internal static partial void Failed(ILogger logger, string operation, int? status, int? code, string? requestId, string reason);
}
