using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Overindex.Client;
using Overindex.Contracts;

namespace WorkerExport;

/// <summary>Appends date, ad account, insight type and size, once for each generation date.</summary>
internal sealed partial class ExportWorker(
    IAudienceInsightsClient client, IOptions<ExportSettings> settings, TimeProvider time, ILogger<ExportWorker> logger) : BackgroundService
{
    private readonly string _path = settings.Value.Path;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Value.Every, time);
        do
        {
            try
            {
                LogExported(await ExportAsync(stoppingToken), _path);
            }
            catch (AudienceInsightsException failure)
            {
                // Retries are behind us: the next round tries again.
                LogPostponed(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> ExportAsync(CancellationToken cancellationToken)
    {
        var known = File.Exists(_path) ? (await File.ReadAllLinesAsync(_path, cancellationToken)).ToHashSet(StringComparer.Ordinal) : [];
        var written = 0;
        await foreach (var adAccount in client.ListAdAccountsAsync(cancellationToken: cancellationToken))
        {
            foreach (var type in (InsightType[])[InsightType.YourTotalAudience, InsightType.YourEngagedAudience])
            {
                var insights = await client.GetAudienceInsightsAsync(adAccount.Id!, type, cancellationToken);
                var line = $"{insights.Date:O},{adAccount.Id},{type},{insights.Size}";
                if (known.Add(line))
                {
                    await File.AppendAllTextAsync(_path, line + "\n", cancellationToken);
                    written++;
                }
            }
        }

        return written;
    }

    [LoggerMessage(LogLevel.Information, "{Lines} new lines in {Path}")]
    private partial void LogExported(int lines, string path);

    [LoggerMessage(LogLevel.Warning, "The export waits for the next round: {Reason}")]
    private partial void LogPostponed(string reason);
}
