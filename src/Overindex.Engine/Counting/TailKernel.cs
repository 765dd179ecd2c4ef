using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Counting;

/// <summary>Counts the tail interests of members: lists of codes, one a person, in a compressed-sparse-row pair of arrays.</summary>
internal static unsafe class TailKernel
{
    // Two dependent misses a member: the offsets are fetched first, far enough before they are needed to fetch the codes.
    private const int PrefetchOffsets = 48;
    private const int PrefetchCodes = 24;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add(in ShardView shard, uint* members, int count, long* histogram)
    {
        var offsets = shard.TailOffsets;
        var codes = shard.TailCodes;
        for (var i = 0; i < count; i++)
        {
            if (Sse.IsSupported && i + PrefetchOffsets < count)
            {
                Sse.Prefetch0(offsets + members[i + PrefetchOffsets]);
                Sse.Prefetch0(codes + offsets[members[i + PrefetchCodes]]);
            }

            var end = codes + offsets[members[i] + 1];
            for (var code = codes + offsets[members[i]]; code < end; code++)
            {
                histogram[*code]++;
            }
        }
    }
}
