using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Overindex.Engine.Building;

namespace Overindex.Engine;

/// <summary>
/// Takes a platform as ordinals and makes a snapshot of it. Call order: people, items, then interactions and direct interests in any order,
/// then <see cref="SnapshotStore.Publish"/>. The order of interactions does not matter for the bytes made. Not safe for concurrent use;
/// to write interactions from several threads, fill an <see cref="InteractionLog"/> first.
/// </summary>
public sealed class SnapshotBuilder : IDisposable
{
    private readonly ItemTable _items = new();
    private readonly LogMemory _memory;
    private PackedItems? _packedItems;
    private List<PersonRecord> _people = [];
    private InteractionLog? _interactions;
    private InteractionWriter? _interactionWriter;
    private PersonLog? _directInterests;
    private PersonLogWriter? _directWriter;
    private bool _isOrdered = true;
    private bool _isComplete;

    /// <summary>Starts a build.</summary>
    /// <param name="options">Window, shards, thresholds.</param>
    /// <param name="platform">Interests, ad accounts and demographic values.</param>
    /// <param name="interactions">Interactions that are written already; the builder disposes of them. Default: none, they come by <see cref="AddInteraction"/>.</param>
    /// <exception cref="SnapshotException">A limit of the format is exceeded: 65 535 countries, metros or tail interests; 384 ages, genders and devices together; 64 devices.</exception>
    public SnapshotBuilder(SnapshotBuilderOptions options, PlatformDefinition platform, InteractionLog? interactions = null)
        : this(options, platform, interactions, new LogMemory())
    {
    }

    internal SnapshotBuilder(SnapshotBuilderOptions options, PlatformDefinition platform, InteractionLog? interactions, LogMemory memory)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WindowDays, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinEngagements, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Shards, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Shards, SnapshotBuilderOptions.MaxShards);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        Options = options;
        Platform = new PlatformIndex(platform);
        _interactions = interactions;
        _memory = memory;
    }

    internal SnapshotBuilderOptions Options { get; }

    internal PlatformIndex Platform { get; }

    internal List<PersonRecord> People => _people;

    internal PersonLog Interactions => _interactions!.Pairs;

    internal PersonLog? DirectInterests => _directInterests;

    /// <summary>
    /// Adds the next person; ordinals count from 0 in the order of the calls. In <see cref="PersonOrder"/> the build is fastest; in another one people
    /// are sorted at the end, those of equal hash in the order of the calls.
    /// </summary>
    /// <param name="personId">Decides place and shard; not stored.</param>
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
        ThrowIfComplete();
        var order = PersonOrder.Hash(personId);
        _isOrdered &= _people.Count == 0 || _people[^1].Order <= order;
        _people.Add(new PersonRecord
        {
            Order = order,
            Age = (short)age,
            Gender = (short)gender,
            Country = (ushort)(country + 1),
            Metro = (ushort)(metro + 1),
            Devices = devices,
        });
    }

    /// <summary>Makes room, so that adding people needs no copying.</summary>
    /// <param name="people">How many are going to be added.</param>
    public void ReservePeople(int people) => _people.EnsureCapacity(people);

    /// <summary>Adds the next item; ordinals count from 0 in the order of the calls.</summary>
    /// <param name="account">Position among the ad accounts, or -1 for no owner.</param>
    /// <param name="interests">Positions among the interests; may be empty; repeats are ignored.</param>
    public void AddItem(int account, ReadOnlySpan<int> interests)
    {
        ThrowUnlessPosition(account, Platform.AccountOrdinals.Length);
        ThrowIfComplete();
        _items.Add(account < 0 ? -1 : Platform.AccountOrdinals[account], interests);
    }

    /// <summary>Adds one interaction inside the window. Not with a log that was given to the constructor.</summary>
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
        ThrowIfComplete();
        if (device >= 0)
        {
            people[person].Devices |= 1UL << device;
        }

        _interactions ??= new InteractionLog(people.Length, _memory);
        _interactionWriter ??= _interactions.CreateWriter();
        _interactionWriter.Add(person, item, engaged);
    }

    /// <summary>Adds an interest that the input says a person holds, whatever their interactions.</summary>
    /// <param name="person">Ordinal of an added person.</param>
    /// <param name="interest">Position among the interests.</param>
    public void AddPersonInterest(int person, int interest)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)_people.Count, nameof(person));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)interest, (uint)Platform.Shape.Interests, nameof(interest));
        ThrowIfComplete();
        _directInterests ??= new PersonLog(_people.Count, _memory);
        _directWriter ??= _directInterests.CreateWriter();
        _directWriter.Add(person, (uint)interest);
    }

    /// <summary>Frees what was kept for the snapshot, the interactions among it.</summary>
    public void Dispose()
    {
        _interactionWriter?.Dispose();
        _directWriter?.Dispose();
        _interactions?.Dispose();
        _directInterests?.Dispose();
        _packedItems?.Dispose();
    }

    /// <summary>Nothing is added any more; afterwards people are in <see cref="PersonOrder"/>.</summary>
    internal void Complete()
    {
        ThrowIfComplete();
        _isComplete = true;
        _interactions ??= new InteractionLog(_people.Count, _memory);
        _interactionWriter?.Dispose();
        _directWriter?.Dispose();
        if (_interactions.Pairs.People != _people.Count || _interactions.MaxItem >= _items.Count)
        {
            throw new InvalidOperationException(
                $"The interactions speak of {_interactions.Pairs.People} people and items up to {_interactions.MaxItem}; "
                + $"{_people.Count} people and {_items.Count} items were added.");
        }

        var needsNoCounting = Options.MinEngagements == 1 && Platform.Shape.Interests <= TagSets.MaxInterests;
        _packedItems = new PackedItems(_items, needsNoCounting ? new TagSets(Platform.Parents) : null);

        if (!_isOrdered)
        {
            Sort();
        }
    }

    internal PersonFacts CreateFacts() => new(Platform, _packedItems!, Options.MinEngagements);

    internal FactLog CreateFactLog() => new(Interactions.Pool, PersonFacts.WordsOf(Platform, _packedItems!));

    private void Sort()
    {
        int[] order = [.. Enumerable.Range(0, _people.Count).OrderBy(person => _people[person].Order)];
        var ordinals = PlatformIndex.Invert(order);
        _people = [.. order.Select(person => _people[person])];
        _interactions = new InteractionLog(_interactions!, ordinals, _memory);
        if (_directInterests is { } direct)
        {
            _directInterests = direct.Renumber(ordinals, _memory);
            direct.Dispose();
        }
    }

    private static void ThrowUnlessPosition(int position, int count, [CallerArgumentExpression(nameof(position))] string? name = null)
    {
        if (position < -1 || position >= count)
        {
            throw new ArgumentOutOfRangeException(name, position, $"Must be -1 or under {count}.");
        }
    }

    private void ThrowIfComplete()
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("This builder has been published; start another one.");
        }
    }
}
