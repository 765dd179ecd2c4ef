using Overindex.Cli.Backups;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Identity;

namespace Overindex.Cli.Verbs.Backup;

internal sealed class BackupHandler(CliHost host)
{
    internal int Run(string data, string target, CancellationToken cancellationToken)
    {
        var manifest = new BackupWriter(data, target, host.Time).Write(cancellationToken);
        host.Out.WriteLine($"{manifest.Files.Count} files, {Figures.Bytes(manifest.Files.Sum(file => file.Bytes))}, are in '{target}', all verified.");
        host.Error.WriteLine("It holds what opens the server's tokens: keep it as safe as the data directory.");
        if (IdentitySettings.Load(data, host.Variable).Database is not null)
        {
            host.Error.WriteLine("Users, apps and grants are in PostgreSQL and not in this backup: take them with pg_dump.");
        }

        return ExitCodes.Ok;
    }
}
