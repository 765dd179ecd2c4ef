using Overindex.Client;

namespace Overindex.Cli.Hosting;

/// <summary>The client's failures as exit codes, and the next step in the words of this program.</summary>
internal static class ClientFailures
{
    internal static int ExitCode(AudienceInsightsException failure) => failure switch
    {
        AuthenticationFailedException => ExitCodes.Authentication,
        MissingScopeException or NotPermittedException => ExitCodes.NotPermitted,
        RateLimitedException => ExitCodes.RateLimited,
        NetworkFailureException or RequestTimeoutException => ExitCodes.Network,
        { StatusCode: >= 400 and < 500 } => ExitCodes.Failure,
        _ => ExitCodes.Server,
    };

    internal static string Describe(AudienceInsightsException failure) => failure switch
    {
        AuthenticationFailedException => $"{failure.Message} 'overindex login --host URL' stores new ones.",
        NotPermittedException => $"{failure.Message} 'overindex accounts' lists those that the token may see.",
        NetworkFailureException => $"{failure.Message} Is the server running, and is the host right?",
        { StatusCode: not null, Code: null } => $"{failure.Message} Is this the address of the API, down to its version, such as http://127.0.0.1:5080/v5?",
        _ => failure.Message,
    };
}
