using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.ProfileList;

internal sealed class ProfileListCommand : Verb
{
    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal ProfileListCommand(CliHost host)
        : base(
            host,
            "list",
            "List the profiles that 'overindex login' stored, without their secrets.",
            "overindex profile list",
            "overindex profile list --output json")
    {
        Add(_output);
        Runs(parsed => new ProfileListHandler(host).Run(parsed.GetRequiredValue(_output)));
    }
}
