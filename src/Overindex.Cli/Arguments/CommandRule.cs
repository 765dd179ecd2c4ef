using System.CommandLine;
using System.CommandLine.Parsing;

namespace Overindex.Cli.Arguments;

/// <summary>A rule over several options of a verb.</summary>
internal static class CommandRule
{
    internal static void AddRule(this Command command, Action<CommandResult> rule) => command.Validators.Add(result =>
    {
        try
        {
            rule(result);
        }
        catch (InvalidOperationException)
        {
            // An option without a value, or with one that cannot be read. The parser says so itself, but asks the rules first.
        }
    });
}
