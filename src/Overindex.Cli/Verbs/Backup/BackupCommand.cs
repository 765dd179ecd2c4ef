using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Backup;

internal sealed class BackupCommand : Verb
{
    private readonly Option<string> _data;

    private readonly Option<string> _out = new("--out")
    {
        Description = "Where the backup goes: a file if it ends in .tar, else a directory; neither may exist.",
        HelpName = "PATH",
        Required = true,
    };

    internal BackupCommand(CliHost host)
        : base(
            host,
            "backup",
            "Back up a data directory, also while a server uses it: snapshots, tokens, privacy rules, users, apps and keys; verified.",
            "overindex backup --out /backup/overindex-2026-11-24.tar",
            "overindex backup --data /srv/overindex --out /backup/2026-11-24")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_out);
        Runs((parsed, cancellationToken) => Task.FromResult(
            new BackupHandler(host).Run(parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_out), cancellationToken)));
    }
}
