using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Insights;

internal sealed class InsightsCommand : Verb
{
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
        var audience = new AudienceOptions(host);
        audience.AddTo(this, _top, _output);
        this.AddRule(result =>
        {
            if (result.GetValue(audience.Compare) is not null && result.GetValue(_output) == OutputOption.PinterestCsv)
            {
                result.AddError($"'--output {OutputOption.PinterestCsv}' holds one audience: leave out '--compare', and ask once for each.");
            }
        });
        Runs((parsed, cancellationToken) => new InsightsHandler(host).RunAsync(
            new(audience.Read(parsed), parsed.GetValue(_top), parsed.GetRequiredValue(_output)), cancellationToken));
    }
}
