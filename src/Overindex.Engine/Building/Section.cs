using System.Numerics;

namespace Overindex.Engine.Building;

/// <summary>
/// A run of consecutive people of one shard that one thread works through. What is worked out about them tells how much will be written, so that
/// sections are then written side by side, each at its place.
/// </summary>
internal sealed class Section(int shard, int start, int end, PlatformIndex platform, FactLog facts)
{
    private readonly int[] _starts = [.. Enum.GetValues<Demographic>().Select(platform.Shape.StartOf)];

    internal int Shard { get; } = shard;

    /// <summary>Ordinal of the first person.</summary>
    internal int Start { get; } = start;

    /// <summary>Ordinal after the last person.</summary>
    internal int End { get; } = end;

    /// <summary>Counts of the people with an engagement; interests by position in the definition.</summary>
    internal AudienceCounts Engaged { get; } = new(platform.Shape);

    /// <summary>Counts of the people with impressions only.</summary>
    internal AudienceCounts Others { get; } = new(platform.Shape);

    /// <summary>People by audience (account ordinal x 2, plus 1 for impressions only); once placed, where the audience's next member goes.</summary>
    internal long[] Audiences { get; } = new long[2 * platform.AccountOrder.Length];

    /// <summary>What was worked out about the people.</summary>
    internal FactLog Facts { get; } = facts;

    internal long People => Engaged.People + Others.People;

    /// <summary>Where the section starts in its shard's people, once placed.</summary>
    internal long FirstRow { get; private set; }

    /// <summary>Where the section starts in its shard's tail codes, once placed.</summary>
    internal long FirstTail { get; private set; }

    internal long HoldersOf(int interest) => Engaged.Interests[interest] + Others.Interests[interest];

    internal void Add(int ordinal, in PersonRecord person, PersonFacts facts)
    {
        Facts.Add(ordinal, facts);
        var counters = (facts.IsEngaged ? Engaged : Others).Counters;
        counters[0]++;
        CountOne(counters, _starts[(int)Demographic.Age], person.Age);
        CountOne(counters, _starts[(int)Demographic.Gender], person.Gender);
        CountOne(counters, _starts[(int)Demographic.Country], person.Country - 1);
        CountOne(counters, _starts[(int)Demographic.Metro], person.Metro - 1);
        CountBits(counters, _starts[(int)Demographic.Device], person.Devices);
        for (var word = 0; word < facts.Holds.Length; word++)
        {
            CountBits(counters, platform.Shape.InterestsStart + (word << 6), facts.Holds[word]);
        }

        foreach (var audience in facts.Audiences)
        {
            Audiences[audience]++;
        }

        static void CountBits(Span<long> counters, int first, ulong bits)
        {
            for (; bits != 0; bits &= bits - 1)
            {
                counters[first + BitOperations.TrailingZeroCount(bits)]++;
            }
        }

        static void CountOne(Span<long> counters, int first, int value)
        {
            if (value >= 0)
            {
                counters[first + value]++;
            }
        }
    }

    internal void Place(long firstRow, long firstTail)
    {
        FirstRow = firstRow;
        FirstTail = firstTail;
    }
}
