using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Overindex.Engine.Counting;

/// <summary>Half a row: AVX2.</summary>
internal readonly unsafe struct Lane256 : ILane<Vector256<byte>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Load(byte* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* target, Vector256<byte> value) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> FullAdd(ref Vector256<byte> sum, Vector256<byte> b, Vector256<byte> c)
    {
        var a = sum;
        if (Avx512F.VL.IsSupported)
        {
            sum = Avx512F.VL.TernaryLogic(a, b, c, TernaryBits.Parity);
            return Avx512F.VL.TernaryLogic(a, b, c, TernaryBits.Majority);
        }

        var half = a ^ b;
        sum = half ^ c;
        return (a & b) | (half & c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> AddLowBits(Vector256<byte> counters, Vector256<byte> bits) => counters + (bits & Vector256<byte>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> NextBits(Vector256<byte> bits) => (bits.AsUInt64() >> 1).AsByte();
}
