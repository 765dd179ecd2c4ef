using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Overindex.Engine.Building;

namespace Overindex.Engine;

/// <summary>
/// Takes a platform as ordinals and makes a snapshot of it. Call order: people, items, then interactions and direct interests in any order,
/// then <see cref="SnapshotStore.Publish"/>. The order of interactions does not matter for the bytes made. Not safe for concurrent use.
/// </summary>
public sealed class SnapshotBuilder
{
    private readonly List<PersonRecord> _people = [];
    private readonly ItemTable _items = new();
    private readonly PersonGrouping _interactions = new();
    private readonly PersonGrouping _directInterests = new();
    private bool _grouped;

    /// <summary>Starts a build.</summary>
    /// <param name="options">Window, shards, thresholds.</param>
    /// <param name="platform">Interests, ad accounts and demographic values.</param>
    /// <exception cref="SnapshotException">A limit of the format is exceeded: 65 535 countries, metros or tail interests; 384 ages, genders and devices together; 64 devices.</exception>
    public SnapshotBuilder(SnapshotBuilderOptions options, PlatformDefinition platform)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WindowDays, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinEngagements, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Shards, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Shards, SnapshotBuilderOptions.MaxShards);
        Options = options;
        Platform = new PlatformIndex(platform);
    }

    internal SnapshotBuilderOptions Options { get; }

    internal PlatformIndex Platform { get; }

    internal List<PersonRecord> People => _people;

    /// <summary>Adds the next person; ordinals count from 0 in the order of the calls. For the same bytes from the same people, call in a stable order (sorted by id).</summary>
    /// <param name="personId">Decides the shard; not stored.</param>
    /// <param name="age">Position among the ages, or -1 for unknown.</param>
    /// <param name="gender">Position among the genders, or -1.</param>
    /// <param name="country">Position among the countries, or -1.</param>
    /// <param name="metro">Position among the metros, or -1.</param>
    /// <param name="devices">A bit per device position.</param>
    public void AddPerson(ReadOnlySpan<byte> personId, int age, int gender, int country, int metro, ulong devices)
    {
        var shape = Platform.Shape;
        ThrowUnlessPosition(age, shape.Ages);
        ThrowUnlessPosition(gender, shape.Genders);
        ThrowUnlessPosition(country, shape.Countries);
        ThrowUnlessPosition(metro, shape.Metros);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shape.Devices == PlatformIndex.MaxDevices ? 0 : devices >> shape.Devices, 0UL, nameof(devices));
        ThrowIfGrouped();
        _people.Add(new PersonRecord
        {
            Age = (short)age,
            Gender = (short)gender,
            Country = (ushort)(country + 1),
            Metro = (ushort)(metro + 1),
            Devices = devices,
            Shard = (ushort)(XxHash3.HashToUInt64(personId) % (uint)Options.Shards),
        });
    }

    /// <summary>Adds the next item; ordinals count from 0 in the order of the calls.</summary>
    /// <param name="account">Position among the ad accounts, or -1 for no owner.</param>
    /// <param name="interests">Positions among the interests; may be empty; repeats are ignored.</param>
    public void AddItem(int account, ReadOnlySpan<int> interests)
    {
        ThrowUnlessPosition(account, Platform.AccountOrdinals.Length);
        ThrowIfGrouped();
        _items.Add(account < 0 ? -1 : Platform.AccountOrdinals[account], interests);
    }

    /// <summary>Adds one interaction inside the window.</summary>
    /// <param name="person">Ordinal of an added person.</param>
    /// <param name="item">Ordinal of an added item.</param>
    /// <param name="engaged">Whether the action is an engagement.</param>
    /// <param name="device">Position among the devices, or -1 for unknown.</param>
    public void AddInteraction(int person, int item, bool engaged, int device)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)item, (uint)_items.Count, nameof(item));
        ThrowUnlessPosition(device, Platform.Shape.Devices);
        var people = CollectionsMarshal.AsSpan(_people);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)people.Length, nameof(person));
        ThrowIfGrouped();
        if (device >= 0)
        {
            people[person].Devices |= 1UL << device;
        }

        _interactions.Add(person, PersonFacts.Encode(item, engaged));
    }

    /// <summary>Adds an interest that the input says a person holds, whatever their interactions.</summary>
    /// <param name="person">Ordinal of an added person.</param>
    /// <param name="interest">Position among the interests.</param>
    public void AddPersonInterest(int person, int interest)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)_people.Count, nameof(person));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)interest, (uint)Platform.Shape.Interests, nameof(interest));
        ThrowIfGrouped();
        _directInterests.Add(person, (uint)interest);
    }

    internal void Group(CancellationToken cancellationToken)
    {
        ThrowIfGrouped();
        _grouped = true;
        _interactions.Group(_people.Count, cancellationToken);
        _directInterests.Group(_people.Count, cancellationToken);
    }

    internal PersonFacts CreateFacts() => new(Platform, _items, _interactions, _directInterests, Options.MinEngagements);

    private static void ThrowUnlessPosition(int position, int count, [CallerArgumentExpression(nameof(position))] string? name = null)
    {
        if (position < -1 || position >= count)
        {
            throw new ArgumentOutOfRangeException(name, position, $"Must be -1 or under {count}.");
        }
    }

    private void ThrowIfGrouped()
    {
        if (_grouped)
        {
            throw new InvalidOperationException("This builder has been published; start another one.");
        }
    }
}
