using CsCheck;
using Overindex.Engine.Building;

namespace Overindex.Engine.Tests.Building;

/// <summary>A random platform as plain rows, for the builder and for the naive computation alike.</summary>
internal sealed record RandomPlatform(
    int[] Parents,
    int Accounts,
    (int Age, int Country, ulong Devices)[] People,
    (int Account, int[] Tags)[] Items,
    (int Person, int Item, bool Engaged, int Device)[] Interactions,
    (int Person, int Interest)[] Direct,
    int Shards,
    int MinEngagements,
    RandomPlatform.Route Way)
{
    internal const int Ages = 3;
    internal const int Countries = 2;
    internal const int Devices = 2;

    /// <summary>Platforms whose taxonomy fits the row, and some whose tail does not.</summary>
    internal static Gen<RandomPlatform> Generator { get; } =
        from interests in Gen.OneOf(Gen.Int[1, 12], Gen.Int[480, 620])
        from accounts in Gen.Int[1, 4]
        from people in Gen.Select(Gen.Int[-1, Ages - 1], Gen.Int[-1, Countries - 1], Gen.ULong[0, 3]).Array[1, 30]
        from parents in Gen.Int[-1, interests - 1].Array[interests]
        from items in Gen.Select(Gen.Int[-1, accounts - 1], Gen.Int[0, interests - 1].Array[0, 6]).Array[1, 12]
        from interactions in Gen.Select(Gen.Int[0, people.Length - 1], Gen.Int[0, items.Length - 1], Gen.Bool, Gen.Int[-1, Devices - 1]).Array[0, 120]
        from direct in Gen.Select(Gen.Int[0, people.Length - 1], Gen.Int[0, interests - 1]).Array[0, 20]
        from shards in Gen.Int[1, 7]
        from minEngagements in Gen.Int[1, 3]
        from way in Gen.Select(Gen.Int[0, 6], Gen.Int[1, 9], Gen.Int[0, 200], Gen.Int[1, 4], Gen.Bool)
        select new RandomPlatform(
            // A parent before its child rules cycles out.
            [.. parents.Select((parent, interest) => parent < interest ? parent : -1)],
            accounts, people, items, interactions, direct, shards, minEngagements,
            new Route(way.Item1, way.Item2, way.Item3, way.Item4, way.Item5));

    /// <summary>How the builder goes about it; never to be seen in what it makes.</summary>
    internal sealed record Route(int BucketShift, int ExtentRecords, int MemoryBytes, int Threads, bool InOrder);

    internal SnapshotBuilder CreateBuilder(string spillDirectory)
    {
        var interests = Parents.Select((parent, i) => new Interest(Id(i), $"interest {i}", parent < 0 ? null : Id(parent)));
        var builder = new SnapshotBuilder(
            new SnapshotBuilderOptions { GenerationDate = new DateOnly(2026, 10, 31), Shards = Shards, MinEngagements = MinEngagements, Threads = Way.Threads },
            new PlatformDefinition([.. interests], [.. Enumerable.Range(0, Accounts).Select(i => (AdAccountId.Parse($"{i + 1}"), $"account {i}"))],
                [Values("age", Ages), [], Values("device", Devices), Values("country", Countries), []]),
            interactions: null,
            new LogMemory(Way.MemoryBytes, spillDirectory, Way.BucketShift, Way.ExtentRecords));
        var ids = Enumerable.Range(0, People.Length).Select(BitConverter.GetBytes).ToArray();
        if (Way.InOrder)
        {
            Array.Sort(ids, (a, b) => PersonOrder.Hash(a).CompareTo(PersonOrder.Hash(b)));
        }

        for (var person = 0; person < People.Length; person++)
        {
            var (age, country, devices) = People[person];
            builder.AddPerson(ids[person], age, -1, country, -1, devices);
        }

        Array.ForEach(Items, item => builder.AddItem(item.Account, item.Tags));
        Array.ForEach(Interactions, row => builder.AddInteraction(row.Person, row.Item, row.Engaged, row.Device));
        Array.ForEach(Direct, row => builder.AddPersonInterest(row.Person, row.Interest));
        return builder;
    }

    private static InterestId Id(int interest) => InterestId.Parse($"{interest + 1}");

    private static DemographicValue[] Values(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => new DemographicValue($"{prefix}{i}", $"{prefix}{i}"))];
}
