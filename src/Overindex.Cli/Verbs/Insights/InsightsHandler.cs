using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Cli.Sources;
using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Cli.Verbs.Insights;

internal sealed class InsightsHandler(CliHost host)
{
    internal async Task<int> RunAsync(InsightsSettings settings, CancellationToken cancellationToken)
    {
        var asked = settings.Asked;
        using var source = new SourceFinder(host).Open(asked.Source, cancellationToken);
        var answer = await source.GetInsightsAsync(asked.Account, asked.Type, cancellationToken);
        if (asked.Compare is { } type)
        {
            Print(answer, await source.GetInsightsAsync(asked.Account, type, cancellationToken), settings);
        }
        else
        {
            Print(answer, settings);
        }

        return ExitCodes.Ok;
    }

    private void Print(InsightsAnswer answer, InsightsSettings settings)
    {
        var (response, subject) = answer;
        switch (settings.Output)
        {
            case OutputOption.Json:
                // The server's bytes, so without a line end of our own.
                host.Out.Write(WireText.Of(response, ContractsJson.Wire.AudienceInsightsResponse));
                break;
            case OutputOption.Csv:
                InsightsCsv.Write(response, host.Out);
                break;
            case OutputOption.PinterestCsv:
                PinterestCsv.Write(response, settings.Asked.Type, subject.WindowDays, host.Out);
                break;
            default:
                new InsightsPrinter(host).Print(response, subject, settings.Top);
                break;
        }
    }

    private void Print(InsightsAnswer first, InsightsAnswer second, InsightsSettings settings)
    {
        switch (settings.Output)
        {
            case OutputOption.Json:
                var texts = new[] { first, second }.Select(one => WireText.Of(one.Response, ContractsJson.Wire.AudienceInsightsResponse));
                host.Out.Write($"[{string.Join(',', texts)}]");
                break;
            case OutputOption.Csv:
                InsightsCsv.Write(new Comparison(first.Response, second.Response), host.Out);
                break;
            default:
                new ComparisonPrinter(host).Print(new Comparison(first.Response, second.Response), first.Subject, settings.Top);
                break;
        }
    }
}

internal sealed record InsightsSettings(AudienceQuestion Asked, int Top, string Output);
