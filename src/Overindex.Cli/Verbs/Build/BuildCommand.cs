using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Build;

internal sealed class BuildCommand : Verb
{
    private readonly Option<string> _config = new("--config", "-c")
    {
        Description = "What to build from; 'overindex init' writes one.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "overindex.json",
    };

    private readonly Option<DateOnly> _date = ParsedOption.Create(
        "--date", "DATE", "The generation date: the last day of the window (UTC).", DateText.Parse);
    private readonly Option<int> _window = ParsedOption.Number("--window", "Days in the window.", 1, 3_660, 30);
    private readonly Option<string> _out;
    private readonly Option<int> _shards = ParsedOption.Number(
        "--shards", "Shards to cut the snapshot into; the answers stay the same.", 1, 4_096, 1);

    private readonly Option<IReadOnlyList<int>> _only = ParsedOption.Create(
        "--only",
        "SHARDS",
        "Build only these of the shards, numbered from 0, such as 3 or 0-3,7; 'overindex snapshot publish' publishes them once all are there.",
        ShardListText.Parse);

    private readonly Option<double> _maxRejects = ParsedOption.Create(
        "--max-rejects", "SHARE", "The share of an input's rows that may be rejected (0.01 or 1%); above it nothing is published.", FractionText.Parse);

    private readonly Option<int> _threads = ParsedOption.Number("--threads", "Threads; 0 is one per core.", 0, 1_024, 0);
    private readonly Option<long?> _memory = ParsedOption.Create(
        "--memory",
        "SIZE",
        "Memory to work in, such as 8GB; what exceeds it goes to a temporary file in the data directory. Default: three quarters of what there is.",
        MemoryText.Parse);

    private readonly Option<bool> _noDays = new("--no-days")
    {
        Description = "Read every file, and keep nothing by day for the next build; the snapshot is the same.",
    };

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal BuildCommand(CliHost host)
        : base(
            host,
            "build",
            "Build a snapshot from people, interests, items and interactions, and publish it: all of it or nothing.",
            "overindex build --date 2026-10-31",
            "overindex build --config overindex.json --date 2013-10-31 --window 365 --out overindex-data",
            "overindex build --date 2026-10-31 --memory 2GB",
            "overindex build --date 2026-10-31 --shards 16 --only 3",
            "overindex build --date 2026-10-31 --max-rejects 0.1% --output json > report.json")
    {
        _out = CommonOptions.Data(host, "--out", "--data");
        _date.Required = true;
        _maxRejects.DefaultValueFactory = _ => 0.01;
        Add(_config);
        Add(_date);
        Add(_window);
        Add(_out);
        Add(_shards);
        Add(_only);
        Add(_maxRejects);
        Add(_threads);
        Add(_memory);
        Add(_noDays);
        Add(_output);
        Runs((parsed, cancellationToken) => new BuildHandler(host).RunAsync(
            new(
                parsed.GetRequiredValue(_config),
                parsed.GetValue(_date),
                parsed.GetValue(_window),
                parsed.GetRequiredValue(_out),
                parsed.GetValue(_shards),
                parsed.GetValue(_maxRejects),
                parsed.GetValue(_threads),
                parsed.GetValue(_memory),
                !parsed.GetValue(_noDays),
                parsed.GetValue(_only)),
            parsed.GetRequiredValue(_output),
            cancellationToken));
    }
}
