using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Backups;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;

namespace Overindex.Cli.Verbs.Restore;

internal sealed class RestoreCommand : Verb
{
    private readonly CliHost _host;
    private readonly Argument<string> _backup = new("BACKUP") { Description = "What 'overindex backup' made: a .tar file or a directory." };
    private readonly Option<string> _data;

    internal RestoreCommand(CliHost host)
        : base(
            host,
            "restore",
            "Make a data directory of a backup, every byte verified; never over one that is there.",
            "overindex restore /backup/overindex-2026-11-24.tar --data /srv/overindex-restored")
    {
        _host = host;
        _data = CommonOptions.Data(host);
        Add(_backup);
        Add(_data);
        Runs((parsed, cancellationToken) => Task.FromResult(
            Restore(parsed.GetRequiredValue(_backup), parsed.GetRequiredValue(_data), cancellationToken)));
    }

    private int Restore(string backup, string data, CancellationToken cancellationToken)
    {
        var manifest = new BackupReader(backup, data).Restore(cancellationToken);
        var bytes = Figures.Bytes(manifest.Files.Sum(file => file.Bytes));
        _host.Out.WriteLine($"{manifest.Files.Count} files, {bytes}, of {manifest.CreatedAt:yyyy-MM-dd HH:mm} UTC are in '{data}', all verified.");
        return ExitCodes.Ok;
    }
}
