using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.SnapshotInspect;

internal sealed class SnapshotInspectCommand : Verb
{
    private readonly Argument<Engine.SnapshotId?> _snapshot = SnapshotArgument.Create("The snapshot to look into; the newest if left out.");

    private readonly Option<string> _data;

    private readonly Option<int> _top = ParsedOption.Number(
        "--top", "How many categories and ad accounts to show, largest first.", 1, 1_000, 10);

    internal SnapshotInspectCommand(CliHost host)
        : base(
            host,
            "inspect",
            "Show what a snapshot holds: window, people, files, interests, demographics, largest ad accounts.",
            "overindex snapshot inspect",
            "overindex snapshot inspect 2026-10-31.r1 --top 20")
    {
        _data = CommonOptions.Data(host);
        Add(_snapshot);
        Add(_data);
        Add(_top);
        Runs((parsed, cancellationToken) => new SnapshotInspectHandler(host).RunAsync(
            parsed.GetRequiredValue(_data), parsed.GetValue(_snapshot), parsed.GetValue(_top), cancellationToken));
    }
}
