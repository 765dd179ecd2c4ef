using Overindex.Cli.Rendering;
using Overindex.Client;
using Overindex.Engine;
using Overindex.Identity;
using Overindex.Ingest;
using Overindex.Server;
using Spectre.Console;

namespace Overindex.Cli.Hosting;

/// <summary>Turns whatever went wrong into one clear message and an exit code.</summary>
internal static class ErrorReporter
{
    internal static async Task<int> GuardAsync(
        CliHost host, bool verbose, Func<CancellationToken, Task<int>> verb, CancellationToken cancellationToken)
    {
        try
        {
            return await verb(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Error.WriteLine("Stopped.");
            return host.Interrupts.ExitCode;
        }
        catch (Exception exception) when (exception is not StackOverflowException)
        {
            Say(host, Describe(exception, verbose));
            return exception switch
            {
                CliException known => known.ExitCode,
                AudienceInsightsException failure => ClientFailures.ExitCode(failure),
                _ => ExitCodes.Failure,
            };
        }
    }

    internal static void Say(CliHost host, string message)
    {
        // Not through Spectre's layout: a message is never wrapped, so that paths in it can be copied and searched for.
        host.Notes.Write(new Text("error: ", new Style(Color.Red, decoration: Decoration.Bold)));
        host.Error.WriteLine(Plain.Lines(message));
    }

    private static string Describe(Exception exception, bool verbose) => exception switch
    {
        _ when verbose => exception.ToString(),
        AudienceInsightsException failure => ClientFailures.Describe(failure),
        CliException or IngestException or SnapshotException or TokenStoreException or IdentityException or ServerStartException => exception.Message,
        IOException or UnauthorizedAccessException => exception.Message,
        _ => $"Unexpected: {exception.Message} Run again with --verbose for the details; that is what a bug report needs.",
    };
}
