using System.Text;
using Overindex.Engine;

namespace Overindex.Cli.Tests.Support;

/// <summary>
/// 400 people; the first 200 engage with the item of account 1001, tagged Travel / Beaches. All of them engage with the platform's item,
/// tagged Food. Account 1002 has 5 people, account 1003 nobody, and account 1004 a name that a spreadsheet would take for a formula.
/// </summary>
internal static class TinyPlatform
{
    internal const int People = 400;
    internal const int Travelers = 200;

    internal static SnapshotId Publish(string dataDirectory, string date = "2026-10-31", int minEngagements = 1)
    {
        var builder = new SnapshotBuilder(
            new() { GenerationDate = DateOnly.Parse(date), WindowDays = 30, Shards = 2, MinEngagements = minEngagements },
            new(
                [
                    new(InterestId.Parse("10"), "Travel", null),
                    new(InterestId.Parse("11"), "Beaches, \"sunny\"", InterestId.Parse("10")),
                    new(InterestId.Parse("20"), "Food [and] Drinks", null),
                ],
                [
                    (AdAccountId.Parse("1001"), "Coastal Hiking"),
                    (AdAccountId.Parse("1002"), "Five People"),
                    (AdAccountId.Parse("1003"), "Nobody"),
                    (AdAccountId.Parse("1004"), "=HYPERLINK(\"http://x\")"),
                ],
                [
                    [new("18-24", "18-24"), new("25-34", "25-34")],
                    [new("female", "Female"), new("male", "Male")],
                    [new("iphone", "iPhone"), new("web", "Web")],
                    [new("jp", "日本"), new("us", "United States")],
                    [new("501", "=New York, NY")],
                ]));
        for (var person = 0; person < People; person++)
        {
            // A quarter is 18-24; half are female; nobody's age is known beyond person 300.
            var age = person >= 300 ? -1 : person % 4 == 0 ? 0 : 1;
            var country = person % 10 == 0 ? 0 : 1;
            var metro = person < 50 ? 0 : -1;
            builder.AddPerson(Encoding.UTF8.GetBytes($"p{person:000}"), age, person % 2, country, metro, 0);
        }

        builder.AddItem(0, [1]);
        builder.AddItem(-1, [2]);
        builder.AddItem(1, [2]);
        for (var person = 0; person < People; person++)
        {
            builder.AddInteraction(person, 1, engaged: true, device: person % 5 == 0 ? 1 : 0);
            if (person < Travelers)
            {
                builder.AddInteraction(person, 0, engaged: true, device: -1);
            }

            if (person < 5)
            {
                builder.AddInteraction(person, 2, engaged: false, device: -1);
            }
        }

        var store = new SnapshotStore(dataDirectory);
        using var held = store.LockForBuild();
        return store.Publish(builder).Id;
    }
}
