using System.Globalization;
using CsCheck;
using Overindex.Engine.Tests.Building;

namespace Overindex.Engine.Tests.Counting;

/// <summary>Built, published, opened and counted: the whole way below the narrow waist, against sets.</summary>
public sealed class SnapshotCountsTests
{
    [Fact]
    public void Every_audience_of_a_random_platform_has_the_counts_that_sets_give() => RandomPlatform.Generator.Sample(
        platform =>
        {
            using var data = new TemporaryDirectory();
            var store = new SnapshotStore(data.Path);
            using var taken = store.LockForBuild();
            using var snapshot = store.Open(store.Publish(platform.CreateBuilder(Path.Combine(data.Path, "spill"))).Id);
            var counter = new LocalAudienceCounter(snapshot);
            var people = NaivePerson.Of(platform).ToArray();
            foreach (var type in Enum.GetValues<AudienceType>())
            {
                for (var account = 0; account < platform.Accounts; account++)
                {
                    var members = people.Where(person => IsMember(person, account, type));
                    var audience = Audience.Partner(AdAccountId.Parse($"{account + 1}"), type);
                    Assert.Equal(Expect(members), Count(snapshot, counter, audience));
                }
            }

            Assert.Equal(Expect(people), Count(snapshot, counter, Audience.Baseline));
            var engaged = platform.Interactions.Where(row => row.Engaged).Select(row => row.Person).Distinct().Count();
            Assert.Equal(engaged, Ask(counter, Audience.Platform(AudienceType.Engagement)).People);
        },
        iter: 50);

    private static bool IsMember(NaivePerson person, int account, AudienceType type)
    {
        var accounts = type == AudienceType.Engagement ? person.Engaged : $"{person.Engaged} {person.ImpressionsOnly}";
        return Numbers(accounts).Contains(account);
    }

    private static string[] Expect(IEnumerable<NaivePerson> people) => Text(people.SelectMany(person => new[] { "people" }
        .Concat(person.Age >= 0 ? [$"age{person.Age}"] : [])
        .Concat(person.Country >= 0 ? [$"country{person.Country}"] : [])
        .Concat(Enumerable.Range(0, RandomPlatform.Devices).Where(device => (person.Devices >> device & 1) == 1).Select(device => $"device{device}"))
        .Concat(Numbers(person.Interests).Select(interest => $"interest {interest}"))).CountBy(what => what).Select(pair => (pair.Key, (long)pair.Value)));

    private static string[] Count(Snapshot snapshot, LocalAudienceCounter counter, Audience audience)
    {
        var counts = Ask(counter, audience);
        var catalog = snapshot.Catalog;
        var values = Enum.GetValues<Demographic>().SelectMany(demographic =>
            catalog.Values(demographic).Select((value, position) => (value.Key, counts.Of(demographic)[position])));
        var interests = catalog.Taxonomy.Interests.Select((interest, ordinal) => (interest.Name, counts.Interests[ordinal]));
        return Text([("people", counts.People), .. values, .. interests]);
    }

    private static AudienceCounts Ask(LocalAudienceCounter counter, Audience audience) => counter.CountAsync(audience).AsTask().GetAwaiter().GetResult();

    private static string[] Text(IEnumerable<(string What, long People)> counts) =>
        [.. counts.Where(count => count.People > 0).Select(count => $"{count.What}: {count.People}").Order(StringComparer.Ordinal)];

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture));
}
