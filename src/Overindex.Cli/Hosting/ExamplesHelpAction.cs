using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Overindex.Cli.Hosting;

/// <summary>The library's help, then the verb's examples.</summary>
internal sealed class ExamplesHelpAction(CliHost host) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpAction { MaxWidth = Math.Min(host.Screen.Profile.Width, 120) }.Invoke(parseResult);
        if (parseResult.CommandResult.Command is RootCommand)
        {
            host.Out.WriteLine("Exit codes:");
            foreach (var (code, meaning) in ExitCodes.All)
            {
                host.Out.WriteLine($"  {code,-4} {meaning}");
            }

            host.Out.WriteLine();
        }

        if (ExamplesOf(parseResult.CommandResult.Command) is [_, ..] examples)
        {
            host.Out.WriteLine("Examples:");
            foreach (var example in examples)
            {
                host.Out.WriteLine($"  {example}");
            }

            host.Out.WriteLine();
        }

        return ExitCodes.Ok;
    }

    private static IReadOnlyList<string> ExamplesOf(Command command) => command switch
    {
        Verb verb => verb.Examples,
        RootCommand => ["overindex demo", "overindex build --help"],
        _ => [],
    };
}
