using System.CommandLine;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Init;

internal sealed class InitCommand : Verb
{
    private readonly Argument<string[]> _files = new("FILES")
    {
        Description = "Input files or quoted globs to look at (.parquet .csv .tsv .json .jsonl .ndjson, perhaps .gz or .zst).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The config to write.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "overindex.json",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Overwrite a config that is already there." };

    internal InitCommand(CliHost host)
        : base(
            host,
            "init",
            "Write a commented starting config by looking at the files it is given.",
            "overindex init data/*.parquet",
            "overindex init people.csv.gz interests.csv items.csv 'events/2026-*.jsonl.zst' --out overindex.json")
    {
        Add(_files);
        Add(_out);
        Add(_force);
        Runs((parsed, cancellationToken) => new InitHandler(host).RunAsync(
            parsed.GetValue(_files) ?? [], parsed.GetRequiredValue(_out), parsed.GetValue(_force), cancellationToken));
    }
}
