using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.SnapshotPublish;

internal sealed class SnapshotPublishCommand : Verb
{
    private readonly Option<string> _data;

    private readonly Option<DateOnly?> _date = ParsedOption.Create<DateOnly?>(
        "--date", "DATE", "The generation date of the shards; needed when there are shards for several.", text => DateText.Parse(text));

    private readonly Option<int?> _shards = ParsedOption.Create<int?>(
        "--shards", "N", "The number of shards; needed when there are shards of several snapshots.", text => ParsedOption.WholeNumber(text, 1, 4_096));

    private readonly Option<double> _maxRejects = ParsedOption.Create(
        "--max-rejects",
        "SHARE",
        "The share of an input's rows that may be rejected, over all shards; above it nothing is published.",
        FractionText.Parse,
        0.01);

    private readonly Option<int> _threads = ParsedOption.Number("--threads", "Threads; 0 is one per core.", 0, 1_024, 0);

    private readonly Option<bool> _keep = new("--keep-shards") { Description = "Leave the shards where they are; otherwise they are removed once published." };

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal SnapshotPublishCommand(CliHost host)
        : base(
            host,
            "publish",
            "Publish the snapshot whose shards were built one by one with 'overindex build --only': all of it or nothing.",
            "overindex snapshot publish",
            "overindex snapshot publish --date 2026-10-31 --shards 16 --data /srv/overindex")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_date);
        Add(_shards);
        Add(_maxRejects);
        Add(_threads);
        Add(_keep);
        Add(_output);
        Runs((parsed, cancellationToken) => new SnapshotPublishHandler(host).RunAsync(
            new PublicationRequest
            {
                DataDirectory = parsed.GetRequiredValue(_data),
                Date = parsed.GetValue(_date),
                Shards = parsed.GetValue(_shards),
                MaxRejects = parsed.GetValue(_maxRejects),
                Threads = parsed.GetValue(_threads),
                KeepShards = parsed.GetValue(_keep),
            },
            parsed.GetRequiredValue(_output),
            cancellationToken));
    }
}
