using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.Serve;

internal sealed class ServeCommand : Verb
{
    private readonly Option<string> _data;
    private readonly Option<string> _url = CommonOptions.Url(UrlText.ParseWithTls);
    private readonly Option<SnapshotId?> _snapshot = SnapshotArgument.Option();
    private readonly EdgeChoice _edge = new();
    private readonly RateLimitChoice _limits = new();
    private readonly Option<int> _answers = ParsedOption.Number(
        "--answer-cache", "Memory for answers that are kept, in MB; 0 makes each anew.", 0, 1_000_000, 64);

    private readonly WatchChoice _watch;
    private readonly ClusterChoice _cluster;

    internal ServeCommand(CliHost host)
        : base(
            host,
            "serve",
            "Serve the newest snapshot over HTTP until Ctrl+C; a newly published one is picked up without a restart. "
                + "The privacy rules are those of privacy.json in the data directory, where there is one.",
            "overindex serve",
            "overindex serve --data /srv/overindex --url https://0.0.0.0:443 --certificate server.pem --certificate-key server.key",
            "overindex serve --data /srv/overindex --url http://10.0.0.5:8080 --proxy 10.0.0.1",
            "overindex serve --snapshot 2026-10-31.r1",
            "overindex serve --data /shared/overindex --cluster redis://127.0.0.1:6379 --node-name n1 --silo-port 11111 --local /var/lib/overindex")
    {
        _data = CommonOptions.Data(host);
        _watch = new(host);
        _cluster = new(host);
        Add(_data);
        Add(_url);
        Add(_snapshot);
        _edge.AddTo(this);
        _limits.AddTo(this);
        Add(_answers);
        _watch.AddTo(this);
        _cluster.AddTo(this);
        Runs((parsed, cancellationToken) => new ServeHandler(host).RunAsync(
            _watch.Read(parsed, _edge.Read(parsed, new()
            {
                DataDirectory = parsed.GetRequiredValue(_data),
                Url = parsed.GetRequiredValue(_url),
                Snapshot = parsed.GetValue(_snapshot),
                AnswerCacheBytes = (long)parsed.GetValue(_answers) << 20,
                RateLimits = _limits.Read(parsed),
                TimeProvider = host.Time,
            })),
            _cluster.Read(parsed),
            cancellationToken));
    }
}
