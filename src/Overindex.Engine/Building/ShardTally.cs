namespace Overindex.Engine.Building;

/// <summary>What the first pass learns about a shard: how much the second pass will write.</summary>
internal sealed class ShardTally(int accounts, int interests)
{
    internal long People { get; set; }

    internal long Engaged { get; set; }

    /// <summary>Holders by interest position.</summary>
    internal long[] Holders { get; } = new long[interests];

    /// <summary>People by audience: account ordinal x 2, plus 1 for impressions only.</summary>
    internal long[] Audiences { get; } = new long[2 * accounts];

    internal void Add(PersonFacts facts)
    {
        People++;
        Engaged += facts.IsEngaged ? 1 : 0;
        foreach (var interest in facts.Held)
        {
            Holders[interest]++;
        }

        foreach (var audience in facts.Audiences)
        {
            Audiences[audience]++;
        }
    }
}
