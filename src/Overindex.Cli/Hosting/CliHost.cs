using System.Text;
using Overindex.Client;
using Spectre.Console;

namespace Overindex.Cli.Hosting;

/// <summary>Everything of the process that verbs touch, so that tests can stand in for it.</summary>
internal sealed record CliHost
{
    /// <summary>For results: what a script reads.</summary>
    internal required TextWriter Out { get; init; }

    /// <summary>For progress, notices and errors.</summary>
    internal required TextWriter Error { get; init; }

    /// <summary>Draws tables on <see cref="Out"/>.</summary>
    internal required IAnsiConsole Screen { get; init; }

    /// <summary>Draws progress and errors on <see cref="Error"/>.</summary>
    internal required IAnsiConsole Notes { get; init; }

    internal required Interrupts Interrupts { get; init; }

    internal Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Makes the client that asks a server.</summary>
    internal Func<AudienceInsightsClientOptions, AudienceInsightsClient> CreateClient { get; init; } = options => new(options);

    /// <summary>Reads secrets, from a person or from standard input.</summary>
    internal SecretInput Secrets { get; init; } = new(TextReader.Null, prompt: null);

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal static CliHost ForProcess(Interrupts interrupts)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var (outputIsTerminal, errorIsTerminal) = (!Console.IsOutputRedirected, !Console.IsErrorRedirected);
        var host = Create(Console.Out, outputIsTerminal, Console.Error, errorIsTerminal, interrupts, Environment.GetEnvironmentVariable);
        return host with { Secrets = new(Console.In, Console.IsInputRedirected ? null : Ask) };
    }

    private static Task<string?> Ask(string question, CancellationToken cancellationToken) => OperatingSystem.IsWindows()
        ? Consoles.AskHiddenAsync(Console.Error, question, cancellationToken)
        : HiddenLine.AskAsync(Console.Error, question, cancellationToken);

    internal static CliHost Create(
        TextWriter output, bool outputIsTerminal, TextWriter error, bool errorIsTerminal, Interrupts interrupts, Func<string, string?> variable) => new()
        {
            Out = output,
            Error = error,
            Screen = Consoles.Create(output, outputIsTerminal, variable),
            Notes = Consoles.Create(error, errorIsTerminal, variable),
            Interrupts = interrupts,
            Variable = variable,
        };
}
