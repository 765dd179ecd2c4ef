using Overindex.Identity;

namespace Overindex.Server.Hosting;

/// <summary>
/// Where there are users or apps, brings their tables up to date and makes the OAuth server ready, after the first requests could be answered; then removes
/// old tokens, once a day.
/// </summary>
internal sealed class IdentityWarmUp(
    AuthorizationServer server, IHostApplicationLifetime lifetime, TimeProvider timeProvider, ILogger<IdentityWarmUp> logger) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var stopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            await TryAsync(server.PrepareAsync, stoppingToken);
            using var timer = new PeriodicTimer(Day, timeProvider);
            do
            {
                await TryAsync(server.PruneAsync, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            if (server.IsInUse)
            {
                await work(cancellationToken);
            }
        }
        catch (IdentityException e)
        {
            Log.IdentityNotReady(logger, e);
        }
    }
}
