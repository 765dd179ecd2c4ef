namespace Overindex.Engine;

/// <summary>What a snapshot knows beside its people: everything that turns counts into insights.</summary>
/// <param name="GenerationDate">The last day of the window.</param>
/// <param name="WindowDays">Days in the window, at least 1.</param>
/// <param name="Taxonomy">The interests.</param>
/// <param name="Demographics">The values of each demographic, indexed by <see cref="Demographic"/>, sorted by key, ordinal.</param>
/// <param name="Accounts">The ad accounts.</param>
public sealed record SnapshotCatalog(
    DateOnly GenerationDate,
    int WindowDays,
    Taxonomy Taxonomy,
    IReadOnlyList<IReadOnlyList<DemographicValue>> Demographics,
    AdAccountTable Accounts)
{
    /// <summary>How many counters an answer about this snapshot has.</summary>
    public CountShape Shape { get; } = new(
        Demographics[0].Count, Demographics[1].Count, Demographics[2].Count, Demographics[3].Count, Demographics[4].Count, Taxonomy.Interests.Count);

    /// <summary>The values of one demographic.</summary>
    /// <param name="demographic">The demographic.</param>
    /// <returns>Values in the order of <see cref="AudienceCounts.Of"/>.</returns>
    public IReadOnlyList<DemographicValue> Values(Demographic demographic) => Demographics[(int)demographic];
}
