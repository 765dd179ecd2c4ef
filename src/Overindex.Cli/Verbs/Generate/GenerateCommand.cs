using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Generate;

internal sealed class GenerateCommand : Verb
{
    private readonly Option<string> _out = new("--out")
    {
        Description = "Where to write the files; made if need be.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "overindex-platform",
    };

    private readonly Option<int> _people = ParsedOption.Number("--people", "People.", 100, 100_000_000, 200_000);
    private readonly Option<int> _accounts = ParsedOption.Number("--accounts", "Ad accounts.", 12, 1_000_000, 200);
    private readonly Option<int> _days = ParsedOption.Number("--days", "Days of interactions.", 1, 3_660, 30);
    private readonly Option<DateOnly?> _lastDay = ParsedOption.Create<DateOnly?>(
        "--last-day", "DATE", "The last of these days. [default: 2026-10-31]", text => DateText.Parse(text));
    private readonly Option<int> _seed = ParsedOption.Number(
        "--seed", "The same options with the same seed make the same files.", 0, int.MaxValue, 1);

    private readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "The files' format.",
        DefaultValueFactory = _ => "parquet",
    }.AcceptOnlyFromAmong("parquet", "csv");

    internal GenerateCommand(CliHost host)
        : base(
            host,
            "generate",
            "Make up a platform that looks like life: input files, and an overindex.json to build from.",
            "overindex generate --out platform",
            "overindex generate --out platform --people 1000000 --accounts 500 --days 90 --seed 7 --format csv")
    {
        Add(_out);
        Add(_people);
        Add(_accounts);
        Add(_days);
        Add(_lastDay);
        Add(_seed);
        Add(_format);
        Runs((parsed, cancellationToken) => new GenerateHandler(host).RunAsync(
            new()
            {
                OutputDirectory = parsed.GetRequiredValue(_out),
                People = parsed.GetValue(_people),
                Accounts = parsed.GetValue(_accounts),
                Days = parsed.GetValue(_days),
                LastDay = parsed.GetValue(_lastDay) ?? new DateOnly(2026, 10, 31),
                Seed = parsed.GetValue(_seed),
                Format = parsed.GetValue(_format) == "csv" ? SyntheticFormat.Csv : SyntheticFormat.Parquet,
            },
            cancellationToken));
    }
}
