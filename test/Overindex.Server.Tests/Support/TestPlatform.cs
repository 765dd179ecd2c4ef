using System.Text;
using Overindex.Engine;

namespace Overindex.Server.Tests.Support;

/// <summary>A small platform of which every figure can be worked out by hand.</summary>
internal static class TestPlatform
{
    internal const string Animals = "925056443165";
    internal const string Dogs = "1001";
    internal const string Cats = "1002";
    internal const string Kittens = "1003";
    internal const string Quotes = "948192800438";

    /// <summary>Owns the items of everybody: 400 people (200 engaged); half of them like Dogs.</summary>
    internal static readonly AdAccountId Big = AdAccountId.Parse("549755885175");

    /// <summary>Owns an item that 20 people saw: under the minimum audience.</summary>
    internal static readonly AdAccountId Small = AdAccountId.Parse("007");

    /// <summary>Owns nothing that anybody saw.</summary>
    internal static readonly AdAccountId Idle = AdAccountId.Parse("999999999999999999");

    internal static readonly DateOnly FirstDate = new(2024, 1, 30);

    private static readonly Interest[] Interests =
    [
        new(InterestId.Parse(Animals), "Animals", null),
        new(InterestId.Parse(Dogs), "Dogs", InterestId.Parse(Animals)),
        new(InterestId.Parse(Cats), "Кошки 猫 \"<&>\"", InterestId.Parse(Animals)),
        new(InterestId.Parse(Kittens), "Kittens", InterestId.Parse(Cats)),
        new(InterestId.Parse(Quotes), "Quotes", null),
    ];

    internal static SnapshotId Publish(string dataDirectory, DateOnly? date = null, int people = 400)
    {
        var store = new SnapshotStore(dataDirectory);
        using var held = store.LockForBuild();
        return store.Publish(Build(date ?? FirstDate, people)).Id;
    }

    private static SnapshotBuilder Build(DateOnly date, int people)
    {
        var demographics = new IReadOnlyList<DemographicValue>[]
        {
            [new("18-24", "18-24"), new("65+", "65+")],
            [new("female", "Female"), new("male", "Male")],
            [new("iphone", "iPhone"), new("web", "Web")],
            [new("us", "United States")],
            [new("501", "New York")],
        };
        (AdAccountId, string)[] accounts = [(Big, "Big"), (Small, "Маленький"), (Idle, "Idle")];
        var builder = new SnapshotBuilder(
            new SnapshotBuilderOptions { GenerationDate = date, WindowDays = 30 }, new PlatformDefinition(Interests, accounts, demographics));
        for (var person = 0; person < people; person++)
        {
            builder.AddPerson(Encoding.UTF8.GetBytes($"p{person:D5}"), person % 2, person % 4 == 0 ? -1 : 0, 0, 0, 0);
        }

        builder.AddItem(0, [1]);
        builder.AddItem(0, [3]);
        builder.AddItem(1, []);
        builder.AddItem(-1, [4]);
        for (var person = 0; person < people; person++)
        {
            builder.AddInteraction(person, person % 2, engaged: person < people / 2, device: person % 2);
            if (person < 20)
            {
                builder.AddInteraction(person, 2, engaged: false, device: -1);
            }

            if (person % 10 == 0)
            {
                builder.AddInteraction(person, 3, engaged: true, device: 0);
            }
        }

        return builder;
    }
}
