using System.Runtime.CompilerServices;

namespace Overindex.Engine.Counting;

/// <summary>64 bits at a time in general registers. Bytes do not carry into each other because no counter passes 255.</summary>
internal readonly unsafe struct ScalarLane : ILane<ulong>
{
    private const ulong LowBits = 0x0101_0101_0101_0101;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(byte* source) => *(ulong*)source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* target, ulong value) => *(ulong*)target = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FullAdd(ref ulong sum, ulong b, ulong c)
    {
        var a = sum;
        var half = a ^ b;
        sum = half ^ c;
        return (a & b) | (half & c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddLowBits(ulong counters, ulong bits) => counters + (bits & LowBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NextBits(ulong bits) => bits >> 1;
}
