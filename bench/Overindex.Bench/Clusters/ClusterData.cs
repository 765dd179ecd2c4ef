using System.Text;
using Overindex.Bench.Counting;
using Overindex.Engine;

namespace Overindex.Bench.Clusters;

/// <summary>The platform of the cluster's bench: 2 M people, one ad account of a million of them, built in shards by the product itself.</summary>
internal static class ClusterData
{
    internal static readonly string Executable = CacheDirectory.PathOf(Path.Combine("cli", "overindex.dll"));

    internal static SnapshotId Id { get; } = new(new DateOnly(2026, 10, 31), 1);

    internal static PlatformSpec Spec { get; } = new("cluster-2m", 2_000_000, 448, 2, 10_000, 100_000, 1_000_000, 2_000_000);

    internal static string Make(int shards) => CacheDirectory.Make(
        $"{Spec.Name}-{shards}", $"a snapshot of {Spec.People:N0} people in {shards} shards", directory => Publish(directory, shards));

    private static void Publish(string directory, int shards)
    {
        var options = new SnapshotBuilderOptions { GenerationDate = Id.Date, Shards = shards };
        using var builder = new SnapshotBuilder(options, new PlatformDefinition(Interests(), Accounts(), Demographics(Spec.Shape)));
        AddPeople(builder);
        for (var account = 0; account < Spec.Audiences.Length; account++)
        {
            builder.AddItem(account, []);
        }

        AddInteractions(builder);
        new SnapshotStore(directory).Publish(builder);
    }

    private static void AddPeople(SnapshotBuilder builder)
    {
        var draw = new PersonDraw(Spec);
        for (var person = 0; person < Spec.People; person++)
        {
            draw.Read(person);
            builder.AddPerson(Encoding.UTF8.GetBytes($"{person}"), draw.Age, draw.Gender, draw.Country, draw.Metro, draw.Devices);
        }
    }

    private static void AddInteractions(SnapshotBuilder builder)
    {
        var draw = new PersonDraw(Spec);
        for (var person = 0; person < Spec.People; person++)
        {
            draw.Read(person);
            foreach (var interest in draw.Held)
            {
                builder.AddPersonInterest(person, interest);
            }
        }

        for (var account = 0; account < Spec.Audiences.Length; account++)
        {
            foreach (var member in AudienceDraw.Members(Spec.People, Spec.Audiences[account], account))
            {
                builder.AddInteraction((int)member, account, AudienceDraw.IsEngaged(member, account), device: -1);
            }
        }
    }

    private static Interest[] Interests() => [.. Enumerable.Range(0, Spec.Interests).Select(interest => new Interest(
        InterestOf(interest), $"Interest {interest}", PersonDraw.ParentOf(interest) is >= 0 and var parent ? InterestOf(parent) : null))];

    private static InterestId InterestOf(int interest) => InterestId.Parse($"{900_000_000_000 + (7L * interest)}");

    private static (AdAccountId Id, string Name)[] Accounts() =>
        [.. Spec.Audiences.Select((size, account) => (PlatformSpec.Account(account), $"Account of {size:N0}"))];

    private static DemographicValue[][] Demographics(CountShape shape) =>
    [
        Values("age", shape.Ages),
        Values("gender", shape.Genders),
        Values("device", shape.Devices),
        Values("country", shape.Countries),
        Values("metro", shape.Metros),
    ];

    private static DemographicValue[] Values(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(value => new DemographicValue($"{name}-{value:D3}", $"{name} {value}"))];
}
