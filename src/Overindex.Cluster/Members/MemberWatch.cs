using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Overindex.Cluster.Asking;
using Overindex.Cluster.Calls;

namespace Overindex.Cluster.Members;

/// <summary>
/// Asks every live node for its report several times a second: who holds what, and who is hung. Needs no store, so it goes on while Redis does not answer.
/// </summary>
internal sealed class MemberWatch(
    IClusterMembershipService membership,
    ILocalSiloDetails local,
    ShardServiceClient client,
    SelfReport self,
    Suspicions suspicions,
    ClusterNodeOptions options,
    ILogger<MemberWatch> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>After so long every node that responds has been told what a report says.</summary>
    internal static readonly TimeSpan HeardOf = 3 * Interval;

    private readonly ConcurrentDictionary<SiloAddress, (NodeReport Report, long At)> _heard = new();
    private readonly ConcurrentDictionary<SiloAddress, bool> _asking = new();
    private readonly Lock _looking = new();
    private ClusterView _view = ClusterView.Empty;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ClusterView View => Volatile.Read(ref _view);

    /// <summary>Ends with the next view.</summary>
    internal Task Changed => Volatile.Read(ref _changed).Task;

    internal Task RunAsync(CancellationToken stop) => Task.WhenAll(AskAllAsync(stop), FollowAsync(stop));

    /// <summary>Makes the view anew, at once, from what is known.</summary>
    internal void Look()
    {
        SiloAddress[] live;

        // Several may look at once: the last view must be the newest.
        lock (_looking)
        {
            live = [.. membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)];
            foreach (var gone in _heard.Keys.Except(live).ToArray())
            {
                _heard.TryRemove(gone, out _);
            }

            client.KeepOnly(live);
            suspicions.KeepOnly(live);
            Publish(live);
        }

        foreach (var silo in live.Where(silo => !silo.Equals(local.SiloAddress) && _asking.TryAdd(silo, true)))
        {
            _ = AskAsync(silo);
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        await foreach (var _ in membership.MembershipUpdates.WithCancellation(stop))
        {
            Look();
        }
    }

    private async Task AskAllAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, options.TimeProvider);
        do
        {
            Look();
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private void Publish(SiloAddress[] live)
    {
        var members = live.OrderBy(silo => silo.Endpoint.ToString(), StringComparer.Ordinal).Select(silo =>
        {
            var endpoint = silo.Endpoint.ToString();
            if (silo.Equals(local.SiloAddress))
            {
                return new Member(silo, endpoint, true, self.Make(), true);
            }

            return _heard.TryGetValue(silo, out var heard)
                ? new Member(silo, endpoint, false, heard.Report, options.TimeProvider.GetElapsedTime(heard.At) < Patience + Interval)
                : new Member(silo, endpoint, false, null, false);
        });
        Volatile.Write(ref _view, new ClusterView(members.ToImmutableArray(), options.Replicas));
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private async Task AskAsync(SiloAddress silo)
    {
        try
        {
            var report = await client.On(silo).ReportAsync().WaitAsync(Patience, options.TimeProvider);
            _heard[silo] = (report, options.TimeProvider.GetTimestamp());
        }
        catch (Exception e)
        {
            // Whatever it is: the node is one that says nothing, and questions go to the others first.
            Log.NodeSilent(logger, e, silo.Endpoint.ToString());
        }
        finally
        {
            _asking.TryRemove(silo, out _);
        }
    }
}
