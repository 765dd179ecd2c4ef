using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Days;

/// <summary>
/// Platforms that live for some days: files come, change and go, people and items come, devices and bad rows turn up, the rules change, and what is kept
/// is damaged.
/// </summary>
public sealed class RandomMonthTests
{
    private static readonly string[] Devices = ["", "", "web", "iphone", "ипад", "tv"];
    private static readonly string[] Actions = ["impression", "save", "closeup", ""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_day_makes_the_bytes_of_a_build_from_nothing(int seed)
    {
        using var platform = new DailyPlatform();
        var random = new Random(seed);
        var (people, items) = (5, 3);
        var files = new List<string>();
        for (var day = DailyPlatform.Today; day < DailyPlatform.Today.AddDays(8); day = day.AddDays(1))
        {
            people += random.Next(20);
            items += random.Next(4);
            platform.Files.Write("people.csv", "person_id,age,gender,country,metro\n" + string.Concat(Enumerable.Range(0, people).Select(i => $"p{i * 37 % 1000},18-24,,US,\n")));
            platform.Files.Write("items.csv", "item_id,ad_account_id,interest_ids\n" + string.Concat(Enumerable.Range(0, items).Select(i => $"i{i * 13 % 100},{100 + (i % 3)},{1 + (i % 3)}\n")));
            for (var file = random.Next(1, 3); file > 0; file--)
            {
                var isOld = files.Count > 0 && random.Next(4) == 0;
                var name = isOld ? files[random.Next(files.Count)] : $"{day:yyyy-MM-dd}-{file}";
                platform.WriteEvents(name, Enumerable.Range(0, random.Next(1, 60)).Select(_ => Row(random, day, people, items)));
                files.Add(name);
            }

            if (random.Next(5) == 0 && files.Distinct().Count() > 2)
            {
                File.Delete(platform.Files.PathOf($"events/{files[0]}.csv"));
                files.RemoveAll(file => file == files[0]);
            }

            if (random.Next(3) == 0)
            {
                Damage(platform, random);
            }

            platform.Files.Config["min_engagements"] = random.Next(2) == 0 ? "1" : "2";
            await platform.BuildAsync(day.AddDays(-random.Next(2)), window: random.Next(2, 10), shards: random.Next(1, 4));
        }
    }

    /// <summary>Alters a bit of something that earlier builds have kept.</summary>
    private static void Damage(DailyPlatform platform, Random random)
    {
        var kept = Directory.Exists(platform.DaysDirectory) ? Directory.GetFiles(platform.DaysDirectory).Order().ToArray() : [];
        if (kept.Length > 0)
        {
            var file = kept[random.Next(kept.Length)];
            var bytes = File.ReadAllBytes(file);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, bytes);
        }
    }

    // Some people and items are not known yet; some rows are late, some early, some break a rule.
    private static string Row(Random random, DateOnly day, int people, int items) => DailyPlatform.Row(
        random.Next(40) == 0 ? "" : $"p{random.Next(people + 3) * 37 % 1000}",
        $"i{random.Next(items + 1) * 13 % 100}",
        random.Next(15) == 0 ? Actions[3] : Actions[random.Next(3)],
        day.AddDays(-random.Next(4) + (random.Next(20) == 0 ? 2 : 0)),
        Devices[random.Next(Devices.Length)]);
}
