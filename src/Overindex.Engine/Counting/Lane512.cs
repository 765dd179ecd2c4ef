using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Overindex.Engine.Counting;

/// <summary>A whole row: AVX-512; elsewhere emulated, slowly but correctly.</summary>
internal readonly unsafe struct Lane512 : ILane<Vector512<byte>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Load(byte* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* target, Vector512<byte> value) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> FullAdd(ref Vector512<byte> sum, Vector512<byte> b, Vector512<byte> c)
    {
        var a = sum;
        if (Avx512F.IsSupported)
        {
            sum = Avx512F.TernaryLogic(a, b, c, TernaryBits.Parity);
            return Avx512F.TernaryLogic(a, b, c, TernaryBits.Majority);
        }

        var half = a ^ b;
        sum = half ^ c;
        return (a & b) | (half & c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> AddLowBits(Vector512<byte> counters, Vector512<byte> bits) => counters + (bits & Vector512<byte>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> NextBits(Vector512<byte> bits) => (bits.AsUInt64() >> 1).AsByte();
}
