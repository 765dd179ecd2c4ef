using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Overindex.Engine;
using Overindex.Engine.Counting;
using Overindex.Engine.Snapshots;

namespace Overindex.Bench.Counting;

/// <summary>The floor: XORs the cache lines of the members' rows (and tails), with the prefetch that counting uses, and nothing else.</summary>
internal sealed class MerelyReading(Snapshot snapshot, int threads)
{
    private const int PrefetchAhead = 32;
    private const int PrefetchOffsets = 48;
    private const int PrefetchCodes = 24;

    private readonly ShardView _shard = snapshot.Shard(0);
    private readonly bool _hasTail = snapshot.Layout.TailInterests > 0;

    internal ValueTask<ulong> ReadAsync(int account)
    {
        var chunks = new MemberChunks([_shard]);
        chunks.Start(account, AudienceType.ImpressionPlusEngagement, ofOthers: false);
        return _shard.MembersOf(account, AudienceType.ImpressionPlusEngagement).Length <= MemberChunks.InlineMembers
            ? ValueTask.FromResult(ReadChunks(chunks))
            : new ValueTask<ulong>(ReadOnThreadsAsync(chunks));
    }

    private async Task<ulong> ReadOnThreadsAsync(MemberChunks chunks)
    {
        var work = Enumerable.Range(0, threads).Select(_ => Task.Run(() => ReadChunks(chunks))).ToArray();
        return (await Task.WhenAll(work)).Aggregate((a, b) => a ^ b);
    }

    private unsafe ulong ReadChunks(MemberChunks chunks)
    {
        var all = Vector256<ulong>.Zero;
        while (chunks.TryTake(scratch: null!, out _, out var members))
        {
            fixed (uint* first = members)
            {
                all ^= ReadRows(first, members.Length);
                if (_hasTail)
                {
                    all ^= Vector256.Create(ReadTails(first, members.Length));
                }
            }
        }

        return all[0] ^ all[1] ^ all[2] ^ all[3];
    }

    private unsafe Vector256<ulong> ReadRows(uint* members, int count)
    {
        var rows = _shard.Rows;
        var all = Vector256<ulong>.Zero;
        var at = 0;
        for (; at + PrefetchAhead < count; at++)
        {
            Sse.Prefetch0(rows + ((nuint)members[at + PrefetchAhead] * RowLayout.RowBytes));
            all ^= Row(rows + ((nuint)members[at] * RowLayout.RowBytes));
        }

        for (; at < count; at++)
        {
            all ^= Row(rows + ((nuint)members[at] * RowLayout.RowBytes));
        }

        return all;
    }

    private static unsafe Vector256<ulong> Row(byte* row) => Vector256.Load((ulong*)row) ^ Vector256.Load((ulong*)(row + 32));

    private unsafe ulong ReadTails(uint* members, int count)
    {
        var offsets = _shard.TailOffsets;
        var codes = _shard.TailCodes;
        ulong all = 0;
        for (var at = 0; at < count; at++)
        {
            if (at + PrefetchOffsets < count)
            {
                Sse.Prefetch0(offsets + members[at + PrefetchOffsets]);
                Sse.Prefetch0(codes + offsets[members[at + PrefetchCodes]]);
            }

            all ^= offsets[members[at] + 1] ^ codes[offsets[members[at]]];
        }

        return all;
    }
}
