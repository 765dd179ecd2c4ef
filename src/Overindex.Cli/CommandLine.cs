using System.CommandLine;
using System.CommandLine.Invocation;
using Overindex.Cli.Hosting;

namespace Overindex.Cli;

/// <summary>Parses the arguments and runs the verb they name.</summary>
internal static class CommandLine
{
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliHost host, CancellationToken cancellationToken)
    {
        var parsed = CommandTree.Create(host).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            return ReportUsage(parsed, host);
        }

        // Signals are the host's (Interrupts), and so are exceptions (ErrorReporter).
        var configuration = new InvocationConfiguration
        {
            Output = host.Out,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static int ReportUsage(ParseResult parsed, CliHost host)
    {
        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
        {
            ErrorReporter.Say(host, message);
        }

        var path = string.Join(' ', Path(parsed.CommandResult.Command).Reverse());
        host.Error.WriteLine($"See '{path} --help'.");
        return ExitCodes.Usage;
    }

    private static IEnumerable<string> Path(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return at is RootCommand ? "overindex" : at.Name;
        }
    }
}
