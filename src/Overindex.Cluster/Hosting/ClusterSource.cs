using Overindex.Cluster.Asking;
using Overindex.Cluster.Holding;
using Overindex.Cluster.Members;
using Overindex.Engine;

namespace Overindex.Cluster.Hosting;

/// <summary>Snapshots answered from by all nodes: opening one makes every node take its shards, and returns when they have.</summary>
internal sealed class ClusterSource(
    SnapshotStore store, OpenHeads heads, SelfReport self, MemberWatch members, ShardCaller caller, ClusterNodeOptions options, NodeStop stop) : ISnapshotSource
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public SnapshotId? FindNewest() => store.FindNewest();

    public SnapshotToServe Open(SnapshotId id, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Token);
        var head = heads.OpenWanted(id, self, either.Token);
        var snapshot = SnapshotKey.Of(head);
        try
        {
            members.Look();
            WaitUntilReady(head, snapshot, either.Token);
            self.Serving = id.ToString();
            return new SnapshotToServe(id, head.Catalog, head.People, new ClusterAudienceCounter(snapshot, head, caller), new Wanting(self, snapshot));
        }
        catch
        {
            self.Unwant(snapshot);
            throw;
        }
    }

    /// <summary>Some node must have each shard, and whoever should have it must have it or have said that it cannot.</summary>
    internal static bool IsReady(ClusterView view, string snapshot, int shards, out string? impossible)
    {
        var owners = view.Owners(snapshot, shards);
        impossible = null;
        var ready = view.Self is not null;
        for (var shard = 0; shard < shards; shard++)
        {
            var held = view.Members.Any(member => member.Holds(snapshot, shard));
            ready &= held && owners[shard].All(owner => owner.Holds(snapshot, shard) || owner.Fails(snapshot, shard));
            if (!held && owners[shard].Length > 0 && owners[shard].All(owner => owner.Fails(snapshot, shard)))
            {
                impossible = owners[shard][0].Report?.Find(snapshot)?.Failure;
            }
        }

        return ready;
    }

    private void WaitUntilReady(SnapshotHead head, string snapshot, CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        string? impossible;
        while (!IsReady(members.View, snapshot, head.ShardPeople.Count, out impossible) && impossible is null)
        {
            if (options.TimeProvider.GetElapsedTime(started) > options.ReadyTimeout)
            {
                throw new SnapshotException(
                    $"The shards of snapshot {head.Id} were not on their nodes after {options.ReadyTimeout}. "
                    + "'overindex cluster status' shows which are missing.");
            }

            members.Changed.Wait(Pause, cancellationToken);
        }

        if (impossible is not null)
        {
            throw new SnapshotException($"A shard of snapshot {head.Id} can be held by none of its nodes: {impossible}");
        }
    }

    private sealed class Wanting(SelfReport self, string snapshot) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                self.Unwant(snapshot);
            }
        }
    }
}
