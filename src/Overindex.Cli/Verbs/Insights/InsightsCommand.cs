using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

internal sealed class InsightsCommand : Verb
{
    private readonly Argument<string> _account = new("ACCOUNT") { Description = "The ad account's id." };

    private readonly Option<InsightType?> _type = InsightTypeOption.Type();

    private readonly Option<InsightType?> _compare = InsightTypeOption.Create("--compare", "Another audience to show next to it.");

    private readonly Option<int> _top = ParsedOption.Number(
        "--top", "Sub-interests per category in the table, and twice as many values per demographic; 0 shows all.", 0, 1_000_000, 3);

    private readonly Option<string> _output =
        OutputOption.Create(OutputOption.Table, OutputOption.Json, OutputOption.Csv, OutputOption.PinterestCsv);

    internal InsightsCommand(CliHost host)
        : base(
            host,
            "insights",
            "Ask who an audience is and what it over-indexes on: a server, or a data directory without one.",
            "overindex insights 549755885175",
            "overindex insights 549755885175 --type YOUR_ENGAGED_AUDIENCE --top 0",
            "overindex insights 549755885175 --compare PINTEREST_TOTAL_AUDIENCE",
            "overindex insights 549755885175 --host http://127.0.0.1:5080 --output csv > audience.csv",
            "overindex insights 549755885175 --data overindex-data --exact --output json")
    {
        var source = new SourceOptions(host);
        Add(_account);
        Add(_type);
        Add(_compare);
        Add(_top);
        Add(_output);
        source.AddTo(this);
        this.AddRule(result =>
        {
            if (result.GetValue(_compare) is not null && result.GetValue(_output) == OutputOption.PinterestCsv)
            {
                result.AddError($"'--output {OutputOption.PinterestCsv}' holds one audience: leave out '--compare', and ask once for each.");
            }
        });
        Runs((parsed, cancellationToken) => new InsightsHandler(host).RunAsync(
            new(
                parsed.GetRequiredValue(_account),
                parsed.GetValue(_type)!.Value,
                parsed.GetValue(_compare),
                source.Read(parsed),
                parsed.GetValue(_top),
                parsed.GetRequiredValue(_output)),
            cancellationToken));
    }
}
