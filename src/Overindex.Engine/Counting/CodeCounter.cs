using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Counting;

/// <summary>
/// The histograms of the codes at the start of each row. Neighbouring rows go to different copies, because people share codes: adding to the number
/// that has just been stored would wait for it each time.
/// </summary>
internal readonly unsafe struct CodeCounter(byte* rows, CountingScratch scratch)
{
    private readonly long* _countries = scratch.Countries;
    private readonly long* _metros = scratch.Metros;

    /// <summary>Counts one row and asks memory for another.</summary>
    /// <param name="row">The row.</param>
    /// <param name="copy">Which copy of the histograms; a constant.</param>
    /// <param name="ahead">The member to ask for.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddAndPrefetch(byte* row, int copy, uint ahead)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(rows + ((nuint)ahead * RowLayout.RowBytes));
        }

        var codes = *(uint*)row;
        (_countries + (copy * CountingScratch.Codes))[(ushort)codes]++;
        (_metros + (copy * CountingScratch.Codes))[codes >> 16]++;
    }
}
