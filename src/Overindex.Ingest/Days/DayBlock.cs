using System.Runtime.InteropServices;

namespace Overindex.Ingest.Days;

/// <summary>
/// Interactions of one day, and mostly of a range of people, one after the other in a file: 8 bytes each, then, where the input tells devices, a byte each.
/// </summary>
/// <param name="Offset">Where it starts in the file.</param>
/// <param name="Checksum">XxHash3 of its bytes.</param>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="Count">How many interactions.</param>
/// <param name="Range">Which range of person numbers; range by range, what is looked up stays in a cache.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct DayBlock(long Offset, ulong Checksum, int Day, ushort Count, ushort Range)
{
    internal const int MaxCount = 4_096;
    internal const ushort AllPeople = ushort.MaxValue;

    private const long MicrosecondsPerDay = 86_400_000_000;

    internal static int DayOf(long microseconds) =>
        (int)((microseconds >= 0 ? microseconds : microseconds - MicrosecondsPerDay + 1) / MicrosecondsPerDay);

    /// <summary>An interaction in 8 bytes: the numbers of its person and item, and whether it is an engagement.</summary>
    internal static ulong Pack(int person, int item, bool engaged) => ((ulong)(uint)person << 32) | ((uint)item << 1) | (engaged ? 1u : 0u);

    internal static (int Person, int Item, bool Engaged) Unpack(ulong row) => ((int)(row >> 32), (int)((uint)row >> 1), (row & 1) != 0);

    internal int Bytes(bool hasDevices) => Count * (sizeof(ulong) + (hasDevices ? 1 : 0));
}
