using Overindex.Cli.Arguments;
using Overindex.Cli.Connections;
using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;

namespace Overindex.Cli.Sources;

/// <summary>
/// Decides whom to ask: what the command line says, else what the environment says, else the default profile, else the data directory
/// that lies here under its usual name.
/// </summary>
internal sealed class SourceFinder(CliHost host)
{
    private const string UsualDirectory = "overindex-data";

    private readonly ProfileStore _profiles = new(host);

    internal IInsightsSource Open(SourceChoice choice, CancellationToken cancellationToken)
    {
        var data = host.Variable(CommonOptions.DataVariable) is { Length: > 0 } directory ? directory : null;
        if (choice.IsLocal)
        {
            return LocalSource.Open(host, choice.Data ?? data ?? UsualDirectory, choice.Snapshot, choice.Exact, cancellationToken);
        }

        return choice.IsRemote || Remote(data)
            ? new RemoteSource(new ConnectionFinder(host, _profiles).Find(choice))
            : LocalSource.Open(host, data ?? UsualDirectory, null, exact: false, cancellationToken);
    }

    private bool Remote(string? data)
    {
        var variable = new[] { HostText.Variable, ProfileName.Variable }.FirstOrDefault(name => host.Variable(name) is { Length: > 0 });
        if (variable is not null && data is not null)
        {
            throw new CliException(
                $"The environment names a server ({variable}) and a data directory ({CommonOptions.DataVariable}): say --host URL or --data DIR.",
                ExitCodes.Usage);
        }

        if (variable is not null || data is not null)
        {
            return variable is not null;
        }

        return _profiles.Exists(ProfileName.Default) || (!Directory.Exists(UsualDirectory) ? throw Nobody() : false);
    }

    private CliException Nobody() => new(
        _profiles.Names() is [_, ..] names
            ? $"Whom to ask? There is no profile '{ProfileName.Default}'; with --profile NAME: {string.Join(", ", names)}. Or say --host URL, or --data DIR."
            : "Whom to ask? Name a server with --host URL ('overindex login --host URL' stores one for good), or a data directory with --data DIR; "
                + "'overindex demo' makes one to try.",
        ExitCodes.Usage);
}
