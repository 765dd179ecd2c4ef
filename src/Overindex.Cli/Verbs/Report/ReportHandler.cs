using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Sources;
using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Cli.Verbs.Report;

internal sealed class ReportHandler(CliHost host)
{
    private const string StandardOutput = "-";

    internal async Task<int> RunAsync(ReportSettings settings, CancellationToken cancellationToken)
    {
        // Known before anything is counted, where the file is named.
        Refuse(settings.Out, settings.Overwrite);
        var report = await AskAsync(settings.Asked, cancellationToken);
        var html = await HtmlReport.RenderAsync(report);
        if (settings.Out == StandardOutput)
        {
            await host.Out.WriteAsync(html);
            return ExitCodes.Ok;
        }

        var path = settings.Out ?? $"overindex-report-{report.AccountId}-{report.Audience.Date:yyyy-MM-dd}.html";
        Refuse(path, settings.Overwrite);
        await WriteAsync(path, html, cancellationToken);
        await host.Out.WriteLineAsync($"The report is in '{path}'.");
        return ExitCodes.Ok;
    }

    private async Task<AudienceReport> AskAsync(AudienceQuestion asked, CancellationToken cancellationToken)
    {
        using var source = new SourceFinder(host).Open(asked.Source, cancellationToken);
        var (audience, subject) = await source.GetInsightsAsync(asked.Account, asked.Type, cancellationToken);
        return new()
        {
            AccountId = asked.Account,
            AccountName = subject.AccountName,
            Audience = audience,
            Everybody = await AnotherAsync(source, asked, InsightType.PinterestTotalAudience, cancellationToken),
            Engaged = asked.Type == InsightType.YourTotalAudience
                ? await AnotherAsync(source, asked, InsightType.YourEngagedAudience, cancellationToken)
                : null,
            Compared = asked.Compare is { } other ? await AnotherAsync(source, asked, other, cancellationToken) : null,
            OtherDates = await source.ListEarlierAsync(asked.Account, asked.Type, cancellationToken).ToListAsync(cancellationToken),
            WhyNoOtherDates = subject.WhyNoHistory,
            WindowDays = subject.WindowDays,
            MinimumAudience = subject.Rules?.MinimumAudience,
            MinimumCell = subject.Rules?.MinimumCell,
            IsExact = subject.Exact,
        };
    }

    private static async Task<AudienceInsightsResponse?> AnotherAsync(
        IInsightsSource source, AudienceQuestion asked, InsightType type, CancellationToken cancellationToken) =>
        type == asked.Type ? null : (await source.GetInsightsAsync(asked.Account, type, cancellationToken)).Response;

    private static void Refuse(string? path, bool overwrite)
    {
        if (path is not (null or StandardOutput) && !overwrite && File.Exists(path))
        {
            throw new CliException($"'{path}' is there already: choose another file with --out, or say --overwrite.");
        }
    }

    private static async Task WriteAsync(string path, string html, CancellationToken cancellationToken)
    {
        try
        {
            await WholeFile.WriteAsync(path, html, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"'{path}' cannot be written: {exception.Message} Choose another file with --out.");
        }
    }
}

internal sealed record ReportSettings(AudienceQuestion Asked, string? Out, bool Overwrite);
