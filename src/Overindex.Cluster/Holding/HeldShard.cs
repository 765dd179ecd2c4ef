using Overindex.Engine;

namespace Overindex.Cluster.Holding;

/// <summary>One open shard on this node; closed when its holder and every count have let go.</summary>
internal sealed class HeldShard(IAudienceCounter counter, long people, long bytes, Action close)
{
    private int _holders = 1;

    internal IAudienceCounter Counter => counter;

    internal long People => people;

    internal long Bytes => bytes;

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
            close();
        }
    }
}
