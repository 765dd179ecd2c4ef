namespace Overindex.Engine;

/// <summary>
/// Takes a platform as ordinals and makes a snapshot of it. Call order: people, items, then interactions and direct interests in any order,
/// then <see cref="SnapshotStore.Publish"/>. The order of interactions does not matter for the bytes made. Not safe for concurrent use.
/// </summary>
public sealed class SnapshotBuilder
{
    /// <summary>Starts a build.</summary>
    /// <param name="options">Window, shards, thresholds.</param>
    /// <param name="platform">Interests, ad accounts and demographic values.</param>
    /// <exception cref="SnapshotException">A limit of the format is exceeded: 65 535 countries, metros or tail interests; 384 ages, genders and devices together; 64 devices.</exception>
    public SnapshotBuilder(SnapshotBuilderOptions options, PlatformDefinition platform) => throw new NotImplementedException();

    /// <summary>Adds the next person; ordinals count from 0 in the order of the calls. For the same bytes from the same people, call in a stable order (sorted by id).</summary>
    /// <param name="personId">Decides the shard; not stored.</param>
    /// <param name="age">Position among the ages, or -1 for unknown.</param>
    /// <param name="gender">Position among the genders, or -1.</param>
    /// <param name="country">Position among the countries, or -1.</param>
    /// <param name="metro">Position among the metros, or -1.</param>
    /// <param name="devices">A bit per device position.</param>
    public void AddPerson(ReadOnlySpan<byte> personId, int age, int gender, int country, int metro, ulong devices) => throw new NotImplementedException();

    /// <summary>Adds the next item; ordinals count from 0 in the order of the calls.</summary>
    /// <param name="account">Position among the ad accounts, or -1 for no owner.</param>
    /// <param name="interests">Positions among the interests; may be empty; repeats are ignored.</param>
    public void AddItem(int account, ReadOnlySpan<int> interests) => throw new NotImplementedException();

    /// <summary>Adds one interaction inside the window.</summary>
    /// <param name="person">Ordinal of an added person.</param>
    /// <param name="item">Ordinal of an added item.</param>
    /// <param name="engaged">Whether the action is an engagement.</param>
    /// <param name="device">Position among the devices, or -1 for unknown.</param>
    public void AddInteraction(int person, int item, bool engaged, int device) => throw new NotImplementedException();

    /// <summary>Adds an interest that the input says a person holds, whatever their interactions.</summary>
    /// <param name="person">Ordinal of an added person.</param>
    /// <param name="interest">Position among the interests.</param>
    public void AddPersonInterest(int person, int interest) => throw new NotImplementedException();
}

/// <summary>What a snapshot is built for.</summary>
public sealed record SnapshotBuilderOptions
{
    /// <summary>The generation date: the last day of the window.</summary>
    public required DateOnly GenerationDate { get; init; }

    /// <summary>Days in the window, at least 1; default 30. Recorded; the caller passes only interactions inside it.</summary>
    public int WindowDays { get; init; } = 30;

    /// <summary>Shards, 1 to 4 096; default 1.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Distinct engaged items tagged with an interest that make a person hold it, at least 1; default 1.</summary>
    public int MinEngagements { get; init; } = 1;
}

/// <summary>The parts of a platform that people, items and interactions refer to by position.</summary>
/// <param name="Interests">Every interest once, parents among them, without cycles; any order.</param>
/// <param name="Accounts">Id and name of every ad account once; any order.</param>
/// <param name="Demographics">Values of each demographic, indexed by <see cref="Demographic"/>; keys once each; sorted by key, ordinal.</param>
public sealed record PlatformDefinition(
    IReadOnlyList<Interest> Interests,
    IReadOnlyList<(AdAccountId Id, string Name)> Accounts,
    IReadOnlyList<IReadOnlyList<DemographicValue>> Demographics);
