using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Overindex.Engine.Counting;

/// <summary>A quarter of a row: SSE2, Arm64.</summary>
internal readonly unsafe struct Lane128 : ILane<Vector128<byte>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(byte* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* target, Vector128<byte> value) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> FullAdd(ref Vector128<byte> sum, Vector128<byte> b, Vector128<byte> c)
    {
        var a = sum;
        var half = a ^ b;
        sum = half ^ c;
        return (a & b) | (half & c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> AddLowBits(Vector128<byte> counters, Vector128<byte> bits) => counters + (bits & Vector128<byte>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> NextBits(Vector128<byte> bits) => (bits.AsUInt64() >> 1).AsByte();
}
