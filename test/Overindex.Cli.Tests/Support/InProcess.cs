using Overindex.Cli.Hosting;

namespace Overindex.Cli.Tests.Support;

/// <summary>Runs the command tree in this process, with text writers for consoles.</summary>
internal static class InProcess
{
    internal static Task<Outcome> RunAsync(params string[] arguments) => RunAsync(arguments, new Dictionary<string, string>());

    internal static async Task<Outcome> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> variables,
        Func<CliHost, CliHost>? configure = null,
        CancellationToken cancellationToken = default)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        using var interrupts = new Interrupts();
        var host = CliHost.Create(output, false, error, false, interrupts, variables.GetValueOrDefault);
        var exitCode = await CommandLine.RunAsync(arguments, configure?.Invoke(host) ?? host, cancellationToken);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }
}

internal sealed record Outcome(int ExitCode, string Out, string Error);
