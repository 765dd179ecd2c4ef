using Microsoft.Extensions.Logging;

namespace Overindex.Identity;

/// <summary>Every message of this room's log. No password, secret, code or token ever appears in one, and no name that nobody has.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "User {User} signed in, request {RequestId}")]
    internal static partial void SignedIn(ILogger logger, string user, string requestId);

    [LoggerMessage(2, LogLevel.Warning, "Sign-in of user {User} refused: {Reason}, request {RequestId}")]
    internal static partial void SignInRefused(ILogger logger, string user, string reason, string requestId);

    [LoggerMessage(3, LogLevel.Information, "User {User} let app {App} see {Accounts} ad accounts, request {RequestId}")]
    internal static partial void Consented(ILogger logger, string user, string app, string accounts, string requestId);

    [LoggerMessage(
        4, LogLevel.Warning, "A code or refresh token of app {App} was used twice: all that came from the consent {Consent} is revoked, request {RequestId}")]
    internal static partial void Replayed(ILogger logger, string app, string consent, string requestId);

    [LoggerMessage(5, LogLevel.Information, "Removed {Tokens} codes and tokens that ended long ago")]
    internal static partial void Pruned(ILogger logger, long tokens);
}
