using Microsoft.Extensions.Logging;

namespace Overindex.Cluster.Members;

/// <summary>
/// Writes the cluster down again in a store that has lost it: one that was emptied, or set back to an older copy. Nodes write their rows only when their state
/// changes; without this none could join or be left out, and the first to be restarted would begin a cluster of its own.
/// </summary>
internal sealed class StoreWatch(
    IMembershipTable table, IClusterMembershipService membership, ILocalSiloDetails local, ClusterNodeOptions options, ILogger<StoreWatch> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private MembershipTableData? _known;

    internal async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, options.TimeProvider);
        do
        {
            try
            {
                await LookAsync(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // Whatever it is: the cluster lives on without its store, which is asked again soon.
                Log.StoreSilent(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        // An emptied store cannot even be read before it has a version again; one that has keeps it.
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, stop);
        var found = await table.ReadAllAsync(stop);
        if (_known is { } known && found.Version.Version < known.Version.Version)
        {
            found = await RestoreAsync(found, known, stop) ?? known;
        }

        _known = found;
    }

    /// <summary>
    /// First the rows, then a version above every one that was seen: a node that sees a newer table without its own row takes itself for dead. Versions are
    /// counted up by one, in steps that only one node at a time can take; so several nodes may do this at once.
    /// </summary>
    /// <returns>The table, or nothing when another node came first or a live one is not known yet: to be looked at again.</returns>
    private async Task<MembershipTableData?> RestoreAsync(MembershipTableData found, MembershipTableData known, CancellationToken stop)
    {
        var live = membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).ToArray();
        foreach (var silo in live.Where(silo => found.TryGet(silo) is null))
        {
            if (known.TryGet(silo) is not (var entry, _))
            {
                return null;
            }

            entry.Status = SiloStatus.Active;
            if (!await table.InsertRowAsync(entry, found.Version.Next(), stop))
            {
                return null;
            }

            found = await table.ReadAllAsync(stop);
        }

        var seen = Math.Max(known.Version.Version, membership.CurrentSnapshot.Version.Value);
        while (found.Version.Version <= seen)
        {
            if (found.TryGet(local.SiloAddress) is not var (own, tag) || !await table.UpdateRowAsync(own, tag, found.Version.Next(), stop))
            {
                return null;
            }

            found = await table.ReadAllAsync(stop);
        }

        Log.StoreRestored(logger, live.Length);
        return found;
    }
}
