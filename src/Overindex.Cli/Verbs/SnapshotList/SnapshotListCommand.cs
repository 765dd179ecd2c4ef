using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.SnapshotList;

internal sealed class SnapshotListCommand : Verb
{
    private readonly Option<string> _data;

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal SnapshotListCommand(CliHost host)
        : base(
            host,
            "list",
            "List the snapshots of a data directory, oldest first, and which one is served by default.",
            "overindex snapshot list",
            "overindex snapshot list --data /srv/overindex --output json")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_output);
        Runs(parsed => new SnapshotListHandler(host).Run(parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_output)));
    }
}
