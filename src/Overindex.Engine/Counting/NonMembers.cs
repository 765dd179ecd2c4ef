using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Counting;

/// <summary>The people of a shard who are not in an audience.</summary>
internal static class NonMembers
{
    /// <summary>A power of two. One byte a row marks the members: they fit the first-level cache.</summary>
    internal const int ChunkRows = 16 * 1024;

    /// <summary>
    /// Whether counting the others is quicker. To find them every member is looked at, though only in the list: measured, a tenth of what
    /// counting one costs.
    /// </summary>
    internal static bool AreQuicker(long members, long people) => people - members < members / 10 * 9;

    /// <summary>Those among the rows of a chunk.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="account">The audience's ad account.</param>
    /// <param name="type">The audience's type.</param>
    /// <param name="firstRow">Where the chunk starts, a multiple of <see cref="ChunkRows"/>.</param>
    /// <param name="scratch">Where to list them, until the next call.</param>
    /// <returns>Row ordinals, ascending.</returns>
    internal static ReadOnlySpan<uint> Find(in ShardView shard, int account, AudienceType type, long firstRow, CountingScratch scratch)
    {
        var marks = scratch.Marks;
        var rows = (int)Math.Min(ChunkRows, shard.People - firstRow);
        marks[..rows].Clear();
        marks[rows..].Fill(1);
        var members = shard.MembersOf(account, type);
        var engaged = shard.MembersOf(account, AudienceType.Engagement).Length;
        Mark(members[..engaged], (uint)firstRow, marks);
        Mark(members[engaged..], (uint)firstRow, marks);
        return List((uint)firstRow, marks, scratch.Others);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mark(ReadOnlySpan<uint> members, uint firstRow, Span<byte> marks)
    {
        var found = members.BinarySearch(firstRow);
        foreach (var member in members[(found < 0 ? ~found : found)..])
        {
            // A damaged list can give a wrong count, but never writes elsewhere.
            if (member - firstRow >= (uint)marks.Length)
            {
                return;
            }

            marks[(int)(member - firstRow)] = 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<uint> List(uint firstRow, ReadOnlySpan<byte> marks, Span<uint> others)
    {
        var count = 0;
        for (var at = 0; at < marks.Length; at += Vector256<byte>.Count)
        {
            var unmarked = Vector256.Equals(Vector256.Create(marks[at..]), Vector256<byte>.Zero).ExtractMostSignificantBits();
            for (; unmarked != 0; unmarked &= unmarked - 1)
            {
                others[count++] = firstRow + (uint)at + (uint)BitOperations.TrailingZeroCount(unmarked);
            }
        }

        return others[..count];
    }
}
