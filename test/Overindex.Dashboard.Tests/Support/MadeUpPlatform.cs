using System.Text;
using Overindex.Engine;

namespace Overindex.Dashboard.Tests.Support;

/// <summary>
/// A platform with 2 000 interests in three levels, 120 ad accounts and three generation dates, over which the taste of one ad account's audience grows.
/// </summary>
internal static class MadeUpPlatform
{
    internal const int CategoryCount = 20;
    internal const int Interests = CategoryCount * (1 + Subs + (Subs * Leaves));
    internal const string Growing = "Category 00";

    /// <summary>Nearly everybody of the first three categories, and a few others.</summary>
    internal static readonly AdAccountId Big = AdAccountId.Parse("500000000001");

    internal static readonly AdAccountId Other = AdAccountId.Parse("500000000002");

    /// <summary>20 people: under the minimum.</summary>
    internal static readonly AdAccountId Small = AdAccountId.Parse("500000000003");

    /// <summary>Items that nobody saw.</summary>
    internal static readonly AdAccountId Idle = AdAccountId.Parse("500000000004");

    internal static readonly DateOnly[] Dates = [new(2026, 10, 10), new(2026, 10, 17), new(2026, 10, 24)];

    private const int Subs = 9;
    private const int Leaves = 10;
    private const int People = 10_800;
    private const int Accounts = 120;

    internal static void Publish(string dataDirectory)
    {
        var store = new SnapshotStore(dataDirectory);
        using var held = store.LockForBuild();
        for (var week = 0; week < Dates.Length; week++)
        {
            store.Publish(Build(week));
        }
    }

    internal static string IdOf(int category, int sub = -1, int leaf = -1) => $"{(category + 1) * 10_000 + ((sub + 1) * 100) + leaf + 1}";

    private static SnapshotBuilder Build(int week)
    {
        var interests = new List<Interest>();
        for (var category = 0; category < CategoryCount; category++)
        {
            var top = InterestId.Parse(IdOf(category));
            interests.Add(new Interest(top, $"Category {category:00}", null));
            for (var sub = 0; sub < Subs; sub++)
            {
                var middle = InterestId.Parse(IdOf(category, sub));
                interests.Add(new Interest(middle, $"Sub {category:00}-{sub}", top));
                interests.AddRange(Enumerable.Range(0, Leaves).Select(leaf =>
                    new Interest(InterestId.Parse(IdOf(category, sub, leaf)), $"Leaf {category:00}-{sub}-{leaf}", middle)));
            }
        }

        var demographics = new IReadOnlyList<DemographicValue>[]
        {
            [new("18-24", "18-24"), new("25-34", "25-34"), new("35-44", "35-44")],
            [new("female", "Female"), new("male", "Male")],
            [new("iphone", "iPhone"), new("web", "Web")],
            [new("us", "United States"), new("de", "Germany"), new("fr", "France"), new("is", "Iceland")],
            [new("501", "New York"), new("803", "Los Angeles")],
        };
        string[] names = ["Big", "Other", "Small", "Idle"];
        var accounts = Enumerable.Range(0, Accounts)
            .Select(account => (AdAccountId.Parse($"{500_000_000_001 + account}"), account < names.Length ? $"{names[account]} Shop" : $"Boutique {account:000}"));
        var builder = new SnapshotBuilder(
            new SnapshotBuilderOptions { GenerationDate = Dates[week], WindowDays = 30 }, new PlatformDefinition(interests, [.. accounts], demographics));
        AddPeople(builder);
        AddInteractions(builder, interests.Count, week);
        return builder;
    }

    private static void AddPeople(SnapshotBuilder builder)
    {
        for (var person = 0; person < People; person++)
        {
            var country = person % 11 == 0 ? -1 : person % 1_200 == 1 ? 3 : person % 3;
            builder.AddPerson(
                Encoding.UTF8.GetBytes($"p{person:D5}"), person % 7 == 0 ? -1 : person % 3, person % 5 == 0 ? -1 : person % 2, country, country == 0 ? person % 2 : -1, 0);
        }
    }

    private static void AddInteractions(SnapshotBuilder builder, int interests, int week)
    {
        for (var interest = 0; interest < interests; interest++)
        {
            builder.AddItem(-1, [interest]);
        }

        for (var account = 0; account < 3; account++)
        {
            builder.AddItem(account, []);
        }

        for (var person = 0; person < People; person++)
        {
            var (category, sub, leaf) = (person % CategoryCount, person / CategoryCount % Subs, person / (CategoryCount * Subs) % Leaves);
            var block = 1 + (Subs * (1 + Leaves));

            // Half of the leaves are so rare that they fall under the minimum; the first of each is not.
            builder.AddInteraction(person, (category * block) + 1 + (sub * (1 + Leaves)) + 1 + (leaf < 5 ? 0 : leaf), engaged: true, device: person % 2);
            var joins = category == 0 ? person / CategoryCount % 3 <= week : category < 3 || person % 31 == 0;
            if (joins)
            {
                builder.AddInteraction(person, interests, engaged: person % 4 == 0, device: 0);
            }

            if (category is > 10 and < 14)
            {
                builder.AddInteraction(person, interests + 1, engaged: person % 3 == 0, device: 1);
            }

            if (person < 20)
            {
                builder.AddInteraction(person, interests + 2, engaged: true, device: -1);
            }
        }
    }
}
