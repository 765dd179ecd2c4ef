using Overindex.Dashboard;

namespace Overindex.Server.Dashboards;

/// <summary>Makes the pages ready once the server answers: where a link to them was printed, somebody is about to open it.</summary>
internal sealed class DashboardWarmUp(DashboardApp dashboard, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var stopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            dashboard.Prepare();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it had started.
        }
    }
}
