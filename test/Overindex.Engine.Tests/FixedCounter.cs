namespace Overindex.Engine.Tests;

/// <summary>Answers with counts written down by a test, and remembers what it was asked.</summary>
internal sealed class FixedCounter(SnapshotCatalog catalog) : IAudienceCounter
{
    private readonly Dictionary<Audience, AudienceCounts> _counts = [];

    internal List<Audience> Asked { get; } = [];

    /// <summary>Counters in the order people, ages, genders, devices, countries, metros, interests.</summary>
    internal FixedCounter With(Audience audience, params long[][] counters)
    {
        var counts = new AudienceCounts(catalog.Shape);
        counters.SelectMany(group => group).ToArray().CopyTo(counts.Counters);
        _counts.Add(audience, counts);
        return this;
    }

    public ValueTask<AudienceCounts> CountAsync(Audience audience, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(audience);
        return ValueTask.FromResult(_counts[audience]);
    }
}
