using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.SnapshotPrune;

internal sealed class SnapshotPruneCommand : Verb
{
    private readonly Option<string> _data;

    private readonly Option<int> _keep = ParsedOption.Number("--keep", "How many of the newest snapshots to keep.", 1, 1_000_000, 3);

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would be removed." };

    internal SnapshotPruneCommand(CliHost host)
        : base(
            host,
            "prune",
            "Remove all but the newest snapshots.",
            "overindex snapshot prune --dry-run",
            "overindex snapshot prune --keep 7")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_keep);
        Add(_dryRun);
        Runs(parsed => new SnapshotPruneHandler(host).Run(
            parsed.GetRequiredValue(_data), parsed.GetValue(_keep), parsed.GetValue(_dryRun)));
    }
}
