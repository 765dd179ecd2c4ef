namespace Overindex.Cli;

/// <summary>The verb cannot go on; the message says what is wrong and the next step.</summary>
internal sealed class CliException(string message, int exitCode = ExitCodes.Failure) : Exception(message)
{
    internal int ExitCode { get; } = exitCode;
}
