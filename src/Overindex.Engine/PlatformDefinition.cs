namespace Overindex.Engine;

/// <summary>The parts of a platform that people, items and interactions refer to by position.</summary>
/// <param name="Interests">Every interest once, parents among them, without cycles; any order.</param>
/// <param name="Accounts">Id and name of every ad account once; any order.</param>
/// <param name="Demographics">Values of each demographic, indexed by <see cref="Demographic"/>; keys once each; sorted by key, ordinal.</param>
public sealed record PlatformDefinition(
    IReadOnlyList<Interest> Interests,
    IReadOnlyList<(AdAccountId Id, string Name)> Accounts,
    IReadOnlyList<IReadOnlyList<DemographicValue>> Demographics);
