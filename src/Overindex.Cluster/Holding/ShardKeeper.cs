using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Overindex.Cluster.Members;
using Overindex.Engine;

namespace Overindex.Cluster.Holding;

/// <summary>
/// Holds the shards that this node should hold: takes them one at a time, verified and brought into memory before anybody is told, and lets go of
/// those that moved only when every new holder has said that it has them.
/// </summary>
internal sealed class ShardKeeper(
    MemberWatch members, SelfReport self, LocalShards shards, OpenHeads heads, SnapshotCopies copies, ClusterNodeOptions options, ILogger<ShardKeeper> logger)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    // Longer than others may go on believing an old report.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(string Snapshot, int Shard), (string Why, long At)> _failed = [];
    private readonly Dictionary<(string Snapshot, int Shard), long> _unneeded = [];
    private bool _enough;
    private bool _cleared;

    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var changed = members.Changed;
            try
            {
                while (await Task.Run(() => Step(members.View, stop), stop))
                {
                    members.Look();
                }
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // Whatever it is: what is held goes on being counted.
                Log.KeepingFailed(logger, e);
            }

            await changed.WaitAsync(stop);
        }
    }

    /// <returns>Whether something was taken, so that there may be more to do at once.</returns>
    private bool Step(ClusterView view, CancellationToken stop)
    {
        _enough |= view.Members.Length >= options.MinimumNodes;
        if (view.Self is null || !_enough)
        {
            return false;
        }

        var wanted = view.Wanted();
        var needed = new HashSet<(string, int)>();
        foreach (var snapshot in wanted)
        {
            if (FindHead(snapshot, stop) is not { } head)
            {
                Tell(snapshot, 0);
                continue;
            }

            var owners = view.Owners(snapshot, head.ShardPeople.Count);
            Tell(snapshot, owners.Length);
            for (var shard = 0; shard < owners.Length; shard++)
            {
                if (owners[shard].Any(owner => owner.IsSelf))
                {
                    needed.Add((snapshot, shard));
                    if (!shards.All.ContainsKey((snapshot, shard)) && TryTake(snapshot, head, shard, stop))
                    {
                        return true;
                    }
                }
                else if (!owners[shard].All(owner => owner.IsFresh && owner.Holds(snapshot, shard)))
                {
                    needed.Add((snapshot, shard));
                }
            }
        }

        LetGo(needed);
        Forget(wanted);
        ClearOnce(view, wanted);
        return false;
    }

    private SnapshotHead? FindHead(string snapshot, CancellationToken stop)
    {
        if (heads.Find(snapshot) is { } head)
        {
            return head;
        }

        if (MayTry((snapshot, -1)))
        {
            try
            {
                head = heads.Open(SnapshotKey.IdOf(snapshot), snapshot, stop);
                _failed.Remove((snapshot, -1));
                return head;
            }
            catch (SnapshotException e)
            {
                _failed[(snapshot, -1)] = (e.Message, options.TimeProvider.GetTimestamp());
                Log.SnapshotFailed(logger, e, SnapshotKey.NameOf(snapshot));
            }
        }

        return null;
    }

    private bool TryTake(string snapshot, SnapshotHead head, int shard, CancellationToken stop)
    {
        if (!MayTry((snapshot, shard)))
        {
            return false;
        }

        try
        {
            var opened = copies.OpenShard(head, shard, stop);
            shards.Add(head, snapshot, opened);
            _failed.Remove((snapshot, shard));
            Tell(snapshot, head.ShardPeople.Count);
            Log.ShardTaken(logger, shard, SnapshotKey.NameOf(snapshot), opened.Bytes);
            return true;
        }
        catch (SnapshotException e)
        {
            _failed[(snapshot, shard)] = (e.Message, options.TimeProvider.GetTimestamp());
            Tell(snapshot, head.ShardPeople.Count);
            Log.ShardFailed(logger, e, shard, SnapshotKey.NameOf(snapshot));
            return false;
        }
    }

    private bool MayTry((string, int) what) => !_failed.TryGetValue(what, out var failed) || options.TimeProvider.GetElapsedTime(failed.At) >= TryAgain;

    private void Tell(string snapshot, int shardCount)
    {
        var failed = _failed.Where(failure => failure.Key.Snapshot == snapshot).ToArray();
        self.Tell(
            snapshot,
            new LoadState(shardCount, [.. failed.Select(failure => failure.Key.Shard).Where(shard => shard >= 0)], failed.LastOrDefault().Value.Why ?? ""));
    }

    private void LetGo(HashSet<(string, int)> needed)
    {
        foreach (var held in shards.All.Keys)
        {
            if (needed.Contains(held))
            {
                _unneeded.Remove(held);
            }
            else if (_unneeded.TryAdd(held, options.TimeProvider.GetTimestamp()))
            {
                continue;
            }
            else if (options.TimeProvider.GetElapsedTime(_unneeded[held]) >= Grace)
            {
                _unneeded.Remove(held);
                shards.Remove(held.Snapshot, held.Shard);
                if (heads.Find(held.Snapshot) is { } head)
                {
                    copies.RemoveShard(head, held.Shard);
                }

                Log.ShardMoved(logger, held.Shard, SnapshotKey.NameOf(held.Snapshot));
            }
        }
    }

    /// <summary>Snapshots that nobody answers from any more, once their last shard is gone.</summary>
    private void Forget(string[] wanted)
    {
        var gone = heads.All.Select(SnapshotKey.Of).Where(snapshot => heads.TryClose(
            snapshot, () => wanted.Contains(snapshot) || self.Wanted.Contains(snapshot) || shards.IsOpen(snapshot))).ToArray();
        foreach (var snapshot in gone)
        {
            Log.SnapshotDropped(logger, SnapshotKey.NameOf(snapshot));
        }

        foreach (var snapshot in _failed.Keys.Select(failure => failure.Snapshot).Except(wanted).ToArray())
        {
            foreach (var failure in _failed.Keys.Where(failure => failure.Snapshot == snapshot).ToArray())
            {
                _failed.Remove(failure);
            }
        }

        foreach (var snapshot in self.Told.Except(wanted).ToArray())
        {
            self.Tell(snapshot, null);
        }

        if (gone.Length > 0)
        {
            copies.RemoveAllBut(heads.All.ToImmutableArray());
        }
    }

    /// <summary>Copies of snapshots that came and went while this node was away.</summary>
    private void ClearOnce(ClusterView view, string[] wanted)
    {
        if (!_cleared && wanted.Length > 0 && view.Members.All(member => member.IsFresh) && wanted.All(snapshot => heads.Find(snapshot) is not null))
        {
            _cleared = true;
            copies.RemoveAllBut(heads.All.ToImmutableArray());
        }
    }
}
