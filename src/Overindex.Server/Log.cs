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

    [LoggerMessage(8, LogLevel.Error, "Request {RequestId} cannot be answered: users, apps and their tokens cannot be used")]
    internal static partial void IdentityUnusable(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(9, LogLevel.Error, "Users, apps and their tokens cannot be used; personal access tokens can")]
    internal static partial void IdentityNotReady(ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "Request {RequestId} was put off: {Reason}")]
    internal static partial void NotNow(ILogger logger, string requestId, string reason);

    [LoggerMessage(11, LogLevel.Error, "The snapshot of {Date} cannot be shown. Check it with 'overindex snapshot verify'")]
    internal static partial void OlderSnapshotRefused(ILogger logger, Exception exception, DateOnly date);

    [LoggerMessage(12, LogLevel.Error, "Request {RequestId} is refused as the API refuses: no page can be made")]
    internal static partial void PageFailed(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(20, LogLevel.Information, "Showing the certificate of {Subject}, valid until {Until:yyyy-MM-dd HH:mm} UTC, from now on")]
    internal static partial void CertificateTaken(ILogger logger, string subject, DateTime until);

    [LoggerMessage(21, LogLevel.Error, "The changed certificate {Path} is refused; the one before is shown on")]
    internal static partial void CertificateRefused(ILogger logger, Exception exception, string path);

    [LoggerMessage(22, LogLevel.Error, "The audit log {Path} cannot be written; lines are kept meanwhile, as many as fit into 64 MiB")]
    internal static partial void AuditFailed(ILogger logger, Exception exception, string path);

    [LoggerMessage(23, LogLevel.Warning, "The audit log {Path} is written again; {Lost} lines are lost")]
    internal static partial void AuditWritten(ILogger logger, string path, long lost);
}
