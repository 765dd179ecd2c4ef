namespace Overindex.Bench.Counting;

/// <summary>SplitMix64 (Steele, Lea, Flood, 2014): numbers that depend on the seed alone.</summary>
internal struct Dice(ulong seed)
{
    private ulong _state = seed * 0x9E37_79B9_7F4A_7C15;

    internal ulong Next()
    {
        var z = _state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    internal double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    internal int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);
}
