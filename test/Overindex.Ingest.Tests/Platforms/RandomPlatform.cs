using System.Globalization;
using System.Text;

namespace Overindex.Ingest.Tests.Platforms;

/// <summary>A few hundred people with every kind of text in their values, as CSV; the same for the same seed.</summary>
internal static class RandomPlatform
{
    private static readonly string[] Ages = ["", "0-35", "35-55", "55+"];
    private static readonly string[] Genders = ["", "female", "male", "unspecified"];
    private static readonly string[] Countries = ["", "us", "GB", "Åland", "日本"];
    private static readonly string[] Metros = ["", "501", "East, \"Anglia\"", "line\nbreak"];
    private static readonly string[] Devices = ["", "iphone", "web", "ипад"];
    private static readonly string[] Actions = ["impression", "impression", "save", "closeup", "Impression"];

    internal static void Fill(TestPlatform platform, int seed)
    {
        var random = new Random(seed);
        string Any(string[] values) => values[random.Next(values.Length)];
        string Devices2() => random.Next(3) == 0 ? "iphone;ипад" : Any(Devices);

        platform.Write("people.csv", Csv("person_id,age,gender,country,metro,devices", Enumerable.Range(0, 300), i =>
            [Person(i), Any(Ages), Any(Genders), Any(Countries), Any(Metros), Devices2()]));
        platform.Write("interests.csv", Csv("interest_id,name,parent_id", Enumerable.Range(1, 60), i =>
            [Interest(i), $"naïve \"{i}\"", i <= 6 ? "" : Interest(random.Next(1, i))]));
        platform.Write("items.csv", Csv("item_id,ad_account_id,interest_ids,title", Enumerable.Range(0, 80), i =>
            [$"i{i}", i % 9 == 0 ? "" : $"{900 + (i % 7)}", Tags(random), "title, with\r\n\"all\" of it"]));
        platform.Write("interactions.csv", Csv("person_id,item_id,action,occurred_at,device", Enumerable.Range(0, 4_000), _ =>
            [Person(random.Next(300)), $"i{random.Next(80)}", Any(Actions), Time(random), Any(Devices)]));
    }

    /// <summary>The same rows in another order.</summary>
    internal static void Shuffle(TestPlatform platform, string file, int seed)
    {
        // Some values hold line breaks: DuckDB takes the rows apart, not we.
        platform.Copy(
            $"SELECT * FROM read_csv('@/{file}', all_varchar = true, delim = ',', quote = '\"', escape = '\"', header = true) ORDER BY hash(COLUMNS(*)::VARCHAR || '{seed}')",
            "shuffled.csv",
            "FORMAT csv, HEADER");
        File.Move(platform.PathOf("shuffled.csv"), platform.PathOf(file), overwrite: true);
    }

    private static string Person(int i) => i % 5 == 0 ? $"персона {i}" : $"p{i}";

    private static string Interest(int i) => i % 4 == 0 ? $"90000000000000{i:0000}" : i.ToString(CultureInfo.InvariantCulture);

    private static string Tags(Random random) =>
        string.Join(';', Enumerable.Range(0, random.Next(4)).Select(_ => Interest(random.Next(1, 61))));

    private static string Time(Random random) =>
        new DateTime(2026, 9, 20, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(45 * 86_400)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Csv(string header, IEnumerable<int> rows, Func<int, string[]> values)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', values(row).Select(value => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
                .Append('\n');
        }

        return text.ToString();
    }
}
