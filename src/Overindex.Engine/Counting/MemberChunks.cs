using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Counting;

/// <summary>
/// The people to count for an audience over all shards, cut into chunks that threads take one by one, so a slow core takes fewer. They are its members;
/// of an audience of nearly everybody they are the others, whom the count is then taken away from everybody's.
/// </summary>
internal sealed class MemberChunks(ShardView[] shards)
{
    /// <summary>Whole blocks; some 50 us: what else waits for a core is let in between two, and taking a chunk costs nothing beside it.</summary>
    internal const int ChunkMembers = 4 * 1024;

    /// <summary>So few that waking other threads would take longer than they save.</summary>
    internal const int InlineMembers = 16 * 1024;

    private int _account;
    private AudienceType _type;
    private long _taken;

    /// <summary>Whether chunks are of the others.</summary>
    internal bool OfOthers { get; private set; }

    /// <summary>Begins with the first chunk of an audience; before any thread takes one.</summary>
    internal void Start(int account, AudienceType type, bool ofOthers)
    {
        _account = account;
        _type = type;
        OfOthers = ofOthers;
        Volatile.Write(ref _taken, -1);
    }

    /// <summary>Takes the next chunk.</summary>
    /// <param name="scratch">The taking thread's; others are listed in it.</param>
    /// <param name="shard">The shard of the people.</param>
    /// <param name="people">Row ordinals, ascending.</param>
    /// <returns>Whether there was one.</returns>
    internal bool TryTake(CountingScratch scratch, out int shard, out ReadOnlySpan<uint> people)
    {
        var chunk = Interlocked.Increment(ref _taken);
        for (shard = 0; shard < shards.Length; shard++)
        {
            ref readonly var view = ref shards[shard];
            var chunks = ChunksOf(view);
            if (chunk < chunks)
            {
                people = OfOthers
                    ? NonMembers.Find(view, _account, _type, chunk * NonMembers.ChunkRows, scratch)
                    : Slice(view.MembersOf(_account, _type), (int)chunk * ChunkMembers);
                return true;
            }

            chunk -= chunks;
        }

        people = default;
        return false;
    }

    /// <summary>How many chunks an audience has.</summary>
    internal long Count()
    {
        long chunks = 0;
        foreach (ref readonly var shard in shards.AsSpan())
        {
            chunks += ChunksOf(shard);
        }

        return chunks;
    }

    private static ReadOnlySpan<uint> Slice(ReadOnlySpan<uint> members, int start) => members.Slice(start, Math.Min(ChunkMembers, members.Length - start));

    private long ChunksOf(in ShardView shard) => OfOthers
        ? (shard.People + NonMembers.ChunkRows - 1) / NonMembers.ChunkRows
        : ((long)shard.MembersOf(_account, _type).Length + ChunkMembers - 1) / ChunkMembers;
}
