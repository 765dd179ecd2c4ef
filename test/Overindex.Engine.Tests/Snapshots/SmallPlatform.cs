using System.Text;

namespace Overindex.Engine.Tests.Snapshots;

/// <summary>A platform of seven people that can be worked out by hand.</summary>
internal static class SmallPlatform
{
    internal static readonly PlatformDefinition Definition = new(
        [
            new Interest(InterestId.Parse("10"), "Animals", null),
            new Interest(InterestId.Parse("11"), "Dogs", InterestId.Parse("10")),
            new Interest(InterestId.Parse("111"), "Poodles", InterestId.Parse("11")),
            new Interest(InterestId.Parse("20"), "Art", null),
        ],
        [(AdAccountId.Parse("900"), "Ninth"), (AdAccountId.Parse("7"), "Seventh \u00e9"), (AdAccountId.Parse("007"), "Bond")],
        [
            [new DemographicValue("18-24", "18-24"), new DemographicValue("65+", "65+")],
            [new DemographicValue("female", "Female")],
            [new DemographicValue("ipad", "iPad"), new DemographicValue("web", "Web")],
            [new DemographicValue("us", "United States")],
            [new DemographicValue("501", "New York"), new DemographicValue("803", "Los Angeles")],
        ]);

    internal static SnapshotBuilder CreateBuilder(int shards = 1, int minEngagements = 1, bool reversed = false)
    {
        var builder = new SnapshotBuilder(
            new SnapshotBuilderOptions { GenerationDate = new DateOnly(2026, 10, 31), Shards = shards, MinEngagements = minEngagements }, Definition);
        for (var person = 0; person < 7; person++)
        {
            builder.AddPerson(
                Encoding.UTF8.GetBytes($"person {person}"), age: person % 3 - 1, gender: person % 2 - 1, country: 0, metro: person == 0 ? 1 : -1, devices: 0);
        }

        builder.AddItem(account: 0, interests: [2]);
        builder.AddItem(account: 0, interests: [1, 1, 3]);
        builder.AddItem(account: 1, interests: []);
        builder.AddItem(account: -1, interests: [3]);
        (int Person, int Item, bool Engaged, int Device)[] interactions =
        [
            (0, 0, true, 0), (0, 0, true, 1), (0, 1, false, -1), (1, 1, true, 1), (1, 0, false, 1), (2, 0, false, 0),
            (3, 2, false, -1), (3, 2, true, -1), (4, 3, true, 0), (5, 2, false, 1),
        ];
        foreach (var (person, item, engaged, device) in reversed ? interactions.Reverse() : interactions)
        {
            builder.AddInteraction(person, item, engaged, device);
        }

        // Person 6 has no interaction: what the input says about them must not show anywhere.
        builder.AddPersonInterest(5, 3);
        builder.AddPersonInterest(6, 0);
        return builder;
    }
}
