namespace Overindex.Engine.Building;

/// <summary>
/// A run of consecutive people of one shard that one thread works through. What is worked out about them tells how much will be written, so that
/// sections are then written side by side, each at its place.
/// </summary>
internal sealed class Section(int shard, int start, int end, PlatformIndex platform, FactLog facts)
{
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
        var counts = facts.IsEngaged ? Engaged : Others;
        var shape = counts.Shape;
        var counters = counts.Counters;
        counters[0]++;
        CountOne(counters, shape.StartOf(Demographic.Age), person.Age);
        CountOne(counters, shape.StartOf(Demographic.Gender), person.Gender);
        CountOne(counters, shape.StartOf(Demographic.Country), person.Country - 1);
        CountOne(counters, shape.StartOf(Demographic.Metro), person.Metro - 1);
        var firstDevice = shape.StartOf(Demographic.Device);
        for (var devices = person.Devices; devices != 0; devices &= devices - 1)
        {
            counters[firstDevice + System.Numerics.BitOperations.TrailingZeroCount(devices)]++;
        }

        var interests = counters[shape.InterestsStart..];
        foreach (var interest in facts.Held)
        {
            interests[interest]++;
        }

        foreach (var audience in facts.Audiences)
        {
            Audiences[audience]++;
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
