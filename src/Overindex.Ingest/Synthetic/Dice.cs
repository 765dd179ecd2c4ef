using System.Numerics;

namespace Overindex.Ingest.Synthetic;

/// <summary>What a roll of the dice is for; rolls for one purpose never shift those for another.</summary>
internal enum DiceStream
{
    Profile = 1,
    Taste = 2,
    Life = 3,
    Account = 4,
    Item = 5,
    SmallAudience = 6,
    Declared = 7,
    Earlier = 8,
}

/// <summary>
/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014), started from (seed, stream, index): the same
/// numbers on every machine and in whatever order people are made.
/// </summary>
internal struct Dice
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    internal Dice(int seed, DiceStream stream, long index) =>
        _state = Mix(Mix(Mix((uint)seed + Step) + (ulong)stream) + (ulong)index);

    /// <summary>A number from 0 to <paramref name="count"/> - 1; uneven by at most one part in 2^32.</summary>
    internal uint Below(uint count) => (uint)(((Next() >> 32) * count) >> 32);

    internal ulong Below(ulong count) => Math.BigMul(Next(), count, out _);

    /// <summary>True with a chance of <paramref name="threshold"/> in 2^32; see <see cref="ThresholdOf"/>.</summary>
    internal bool Chance(ulong threshold) => (Next() >> 32) < threshold;

    internal bool Percent(uint percent) => Below(100) < percent;

    /// <summary>A rank from 0 to <paramref name="count"/> - 1, the first ones far more often: equal weight per octave, so about 1 / rank.</summary>
    internal int Rank(int count)
    {
        var octaves = (uint)(BitOperations.Log2((uint)count) + 1);
        while (true)
        {
            var size = 1u << (int)Below(octaves);
            var rank = size - 1 + Below(size);
            if (rank < (uint)count)
                return (int)rank;
        }
    }

    internal static ulong ThresholdOf(double probability) => (ulong)(Math.Clamp(probability, 0, 1) * 4294967296.0);

    private ulong Next() => Mix(_state += Step);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
