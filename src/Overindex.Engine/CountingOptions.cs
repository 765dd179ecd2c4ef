namespace Overindex.Engine;

/// <summary>How counting uses the machine. The answers are the same whatever is set.</summary>
public sealed record CountingOptions
{
    /// <summary>The environment variable that forces a path when <see cref="Path"/> is <see cref="CountingPath.Auto"/>: <c>auto</c>, <c>scalar</c>, <c>v128</c>, <c>v256</c> or <c>v512</c>.</summary>
    public const string PathVariable = "OVERINDEX_COUNTING";

    /// <summary>Threads for one count, at most; small audiences stay on one. At least 0; 0 = one per core; default 0.</summary>
    public int Threads { get; init; }

    /// <summary>The instruction path. Default <see cref="CountingPath.Auto"/>.</summary>
    public CountingPath Path { get; init; }
}

/// <summary>An instruction path of the counting kernel.</summary>
public enum CountingPath
{
    /// <summary>The widest that the hardware accelerates.</summary>
    Auto = 0,

    /// <summary>64-bit general registers, no vectors.</summary>
    Scalar = 1,

    /// <summary>128-bit vectors (SSE, Arm64).</summary>
    V128 = 2,

    /// <summary>256-bit vectors (AVX2).</summary>
    V256 = 3,

    /// <summary>512-bit vectors (AVX-512).</summary>
    V512 = 4,
}
