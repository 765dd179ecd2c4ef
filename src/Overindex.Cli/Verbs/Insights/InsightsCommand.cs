using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Contracts;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.Insights;

internal sealed class InsightsCommand : Verb
{
    private readonly Argument<string> _account = new("ACCOUNT") { Description = "The ad account's id." };

    private readonly Option<string> _type = new Option<string>("--type", "-t")
    {
        Description =
            "Whom to ask about: YOUR_TOTAL_AUDIENCE (saw or engaged), YOUR_ENGAGED_AUDIENCE, or PINTEREST_TOTAL_AUDIENCE (everybody).",
        HelpName = "TYPE",
        DefaultValueFactory = _ => InsightType.YourTotalAudience.Value,
    };

    private readonly Option<string> _data;
    private readonly Option<SnapshotId?> _snapshot = SnapshotArgument.Option();

    private readonly Option<bool> _exact = new("--exact")
    {
        Description = "Exact figures, with the privacy rules off: for operators, never to be handed to advertisers.",
    };

    private readonly Option<int> _top = ParsedOption.Number(
        "--top", "Sub-interests per category in the table, and twice as many values per demographic; 0 shows all.", 0, 1_000_000, 3);

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json, OutputOption.Csv);

    internal InsightsCommand(CliHost host)
        : base(
            host,
            "insights",
            "Ask who an audience is and what it over-indexes on: the server's answer, without a server.",
            "overindex insights 549755885175",
            "overindex insights 549755885175 --type YOUR_ENGAGED_AUDIENCE --top 0",
            "overindex insights 549755885175 --output csv > audience.csv",
            "overindex insights 549755885175 --exact --output json")
    {
        _data = CommonOptions.Data(host);
        _type.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. InsightType.KnownValues.Select(type => type.Value)]);
        Add(_account);
        Add(_type);
        Add(_data);
        Add(_snapshot);
        Add(_exact);
        Add(_top);
        Add(_output);
        Runs((parsed, cancellationToken) => new InsightsHandler(host).RunAsync(
            new(
                parsed.GetRequiredValue(_account),
                new InsightType(parsed.GetRequiredValue(_type).ToUpperInvariant()),
                parsed.GetRequiredValue(_data),
                parsed.GetValue(_snapshot),
                parsed.GetValue(_exact),
                parsed.GetValue(_top),
                parsed.GetRequiredValue(_output)),
            cancellationToken));
    }
}
