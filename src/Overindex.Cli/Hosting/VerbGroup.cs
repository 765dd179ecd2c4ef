using System.CommandLine;

namespace Overindex.Cli.Hosting;

/// <summary>A command that only holds others; by itself it shows what they are.</summary>
internal sealed class VerbGroup : Verb
{
    internal VerbGroup(CliHost host, string name, string description, params ReadOnlySpan<Command> verbs)
        : base(host, name, description)
    {
        foreach (var verb in verbs)
        {
            Add(verb);
        }

        SetAction(parsed => new ExamplesHelpAction(host).Invoke(parsed));
    }
}
