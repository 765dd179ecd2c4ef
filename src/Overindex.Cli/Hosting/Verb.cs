using System.CommandLine;
using Overindex.Cli.Arguments;

namespace Overindex.Cli.Hosting;

/// <summary>A command with examples in its help, whose failures become one message and an exit code.</summary>
internal abstract class Verb : Command
{
    private readonly CliHost _host;

    protected Verb(CliHost host, string name, string description, params string[] examples)
        : base(name, description)
    {
        _host = host;
        Examples = examples;
    }

    internal IReadOnlyList<string> Examples { get; }

    protected void Runs(Func<ParseResult, CancellationToken, Task<int>> action) => SetAction((parsed, cancellationToken) =>
        ErrorReporter.GuardAsync(
            _host, parsed.GetValue<bool>(CommonOptions.VerboseName), token => action(parsed, token), cancellationToken));

    protected void Runs(Func<ParseResult, int> action) => Runs((parsed, _) => Task.FromResult(action(parsed)));
}
