using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.SnapshotVerify;

internal sealed class SnapshotVerifyCommand : Verb
{
    private readonly Argument<SnapshotId?> _snapshot = SnapshotArgument.Create("The snapshot to verify; all of them if left out.");

    private readonly Option<string> _data;

    internal SnapshotVerifyCommand(CliHost host)
        : base(
            host,
            "verify",
            "Read every byte again and compare checksums. Ends with 1 and the file's name when something is damaged.",
            "overindex snapshot verify",
            "overindex snapshot verify 2026-10-31.r1")
    {
        _data = CommonOptions.Data(host);
        Add(_snapshot);
        Add(_data);
        Runs((parsed, cancellationToken) => Task.FromResult(
            new SnapshotVerifyHandler(host).Run(parsed.GetRequiredValue(_data), parsed.GetValue(_snapshot), cancellationToken)));
    }
}
