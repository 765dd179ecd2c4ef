using System.Runtime.Intrinsics;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Counting;

/// <summary>Counts members of one shard over one instruction path.</summary>
internal sealed unsafe class CountingKernel(RowLayout layout, CountShape shape, CountingPath path)
{
    /// <summary>Adds members to a scratch that was cleared by <see cref="Clear"/>; any number of times, from any shard.</summary>
    internal void Add(in ShardView shard, ReadOnlySpan<uint> members, CountingScratch scratch)
    {
        fixed (uint* first = members)
        {
            switch (path)
            {
                case CountingPath.V512:
                    RowKernel<Lane512, Vector512<byte>>.Add(shard.Rows, first, members.Length, scratch);
                    break;
                case CountingPath.V256:
                    RowKernel<Lane256, Vector256<byte>>.Add(shard.Rows, first, members.Length, scratch);
                    break;
                case CountingPath.V128:
                    RowKernel<Lane128, Vector128<byte>>.Add(shard.Rows, first, members.Length, scratch);
                    break;
                default:
                    RowKernel<ScalarLane, ulong>.Add(shard.Rows, first, members.Length, scratch);
                    break;
            }

            if (layout.TailInterests > 0)
            {
                TailKernel.Add(shard, first, members.Length, scratch.Tail);
            }
        }
    }

    internal void Clear(CountingScratch scratch) => scratch.Clear(shape, layout.TailInterests);

    /// <summary>Adds what a scratch has counted to counters in the order of <see cref="AudienceCounts.Counters"/>.</summary>
    /// <param name="scratch">What was counted.</param>
    /// <param name="sign">-1 takes it away instead.</param>
    /// <param name="counters">What to add to.</param>
    internal void Collect(CountingScratch scratch, int sign, Span<long> counters)
    {
        // Between the lanes nothing differs in the scratch, so one of them can finish for all.
        RowKernel<ScalarLane, ulong>.Finish(scratch);
        AddBits(scratch, sign, layout.AgeBit, counters.Slice(shape.StartOf(Demographic.Age), shape.Ages));
        AddBits(scratch, sign, layout.GenderBit, counters.Slice(shape.StartOf(Demographic.Gender), shape.Genders));
        AddBits(scratch, sign, layout.DeviceBit, counters.Slice(shape.StartOf(Demographic.Device), shape.Devices));
        for (var copy = 0; copy < CountingScratch.CodeCopies; copy++)
        {
            var first = (copy * CountingScratch.Codes) + 1;
            AddHistogram(scratch.Countries + first, sign, counters.Slice(shape.StartOf(Demographic.Country), shape.Countries));
            AddHistogram(scratch.Metros + first, sign, counters.Slice(shape.StartOf(Demographic.Metro), shape.Metros));
        }

        AddBits(scratch, sign, layout.InterestBit, counters.Slice(shape.InterestsStart, layout.DenseInterests));
        AddHistogram(scratch.Tail, sign, counters.Slice(shape.InterestsStart + layout.DenseInterests, layout.TailInterests));
    }

    private static void AddBits(CountingScratch scratch, int sign, int firstBit, Span<long> counters)
    {
        for (var i = 0; i < counters.Length; i++)
        {
            counters[i] += sign * scratch.BitCount(firstBit + i);
        }
    }

    private static void AddHistogram(long* histogram, int sign, Span<long> counters)
    {
        for (var i = 0; i < counters.Length; i++)
        {
            counters[i] += sign * histogram[i];
        }
    }
}
