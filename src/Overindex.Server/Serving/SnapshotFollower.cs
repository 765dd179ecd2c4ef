using Overindex.Engine;
using Overindex.Server.Answers;

namespace Overindex.Server.Serving;

/// <summary>Looks for a newly published snapshot, opens and checks it beside the one being served, then swaps.</summary>
internal sealed class SnapshotFollower(
    SnapshotOpener opener, SnapshotHolder holder, AnswerCache answers, OverindexServerOptions options, ILogger<SnapshotFollower> logger) : BackgroundService
{
    // A copy in progress may become whole; reading every byte of a damaged one each second helps nobody.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private SnapshotId? _refused;
    private long _refusedAt;
    private bool _lookFailed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SnapshotPollInterval, options.TimeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private void Look(CancellationToken stoppingToken)
    {
        try
        {
            if (opener.FindNewest() is { } newest && newest > holder.CurrentId && !IsRefused(newest))
            {
                Take(newest, stoppingToken);
            }

            _lookFailed = false;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // Whatever it is: what is being served goes on being served.
            if (!_lookFailed)
            {
                Log.SnapshotLookFailed(logger, e, options.DataDirectory);
            }

            _lookFailed = true;
        }
    }

    private void Take(SnapshotId newest, CancellationToken stoppingToken)
    {
        var previous = holder.CurrentId;
        try
        {
            holder.Swap(opener.Open(newest, stoppingToken));
            answers.Clear();
            Log.SnapshotSwapped(logger, newest, previous);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            if (_refused != newest)
            {
                Log.SnapshotRefused(logger, e, newest, previous);
            }

            (_refused, _refusedAt) = (newest, options.TimeProvider.GetTimestamp());
        }
    }

    private bool IsRefused(SnapshotId id) => _refused == id && options.TimeProvider.GetElapsedTime(_refusedAt) < RetryAfter;
}
