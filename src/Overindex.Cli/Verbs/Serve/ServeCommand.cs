using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.Serve;

internal sealed class ServeCommand : Verb
{
    private readonly Option<string> _data;
    private readonly Option<string> _url = CommonOptions.Url();
    private readonly Option<SnapshotId?> _snapshot = SnapshotArgument.Option();

    internal ServeCommand(CliHost host)
        : base(
            host,
            "serve",
            "Serve the newest snapshot over HTTP until Ctrl+C; a newly published one is picked up without a restart.",
            "overindex serve",
            "overindex serve --data /srv/overindex --url http://0.0.0.0:8080",
            "overindex serve --snapshot 2026-10-31.r1")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_url);
        Add(_snapshot);
        Runs((parsed, cancellationToken) => new ServeHandler(host).RunAsync(
            parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_url), parsed.GetValue(_snapshot), cancellationToken));
    }
}
