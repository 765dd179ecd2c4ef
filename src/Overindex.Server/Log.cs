using Overindex.Engine;

namespace Overindex.Server;

/// <summary>Every message of the server's log. No secret, no query text and no person ever appears in one.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Serving snapshot {Snapshot}: {People} people, {Accounts} ad accounts, {Interests} interests")]
    internal static partial void Serving(ILogger logger, SnapshotId snapshot, long people, int accounts, int interests);

    [LoggerMessage(2, LogLevel.Information, "Serving snapshot {Snapshot} from now on instead of {Previous}")]
    internal static partial void SnapshotSwapped(ILogger logger, SnapshotId snapshot, SnapshotId previous);

    [LoggerMessage(
        3, LogLevel.Error, "The newest snapshot {Snapshot} is refused; {Current} is served on. Check it with 'overindex snapshot verify', build it again")]
    internal static partial void SnapshotRefused(ILogger logger, Exception exception, SnapshotId snapshot, SnapshotId current);

    [LoggerMessage(4, LogLevel.Error, "Cannot look for new snapshots in {DataDirectory}; looking on")]
    internal static partial void SnapshotLookFailed(ILogger logger, Exception exception, string dataDirectory);

    [LoggerMessage(5, LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms, request {RequestId}, token {TokenId}")]
    internal static partial void Answered(ILogger logger, string method, string route, int status, double milliseconds, string requestId, string tokenId);

    [LoggerMessage(6, LogLevel.Error, "Request {RequestId} failed")]
    internal static partial void RequestFailed(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(7, LogLevel.Error, "Request {RequestId} cannot be let in: the tokens cannot be read")]
    internal static partial void TokensUnreadable(ILogger logger, Exception exception, string requestId);
}
