using Overindex.Engine;

namespace Overindex.Cluster.Holding;

/// <summary>One open shard on this node; closed when its holder and every count have let go.</summary>
internal sealed class HeldShard(SnapshotHead head, SnapshotShard shard, Action closed)
{
    private int _holders = 1;

    internal SnapshotHead Head => head;

    internal SnapshotShard Shard => shard;

    internal bool TryTake()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
            {
                return true;
            }

            holders = seen;
        }

        return false;
    }

    internal void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            shard.Dispose();
            closed();
        }
    }
}
