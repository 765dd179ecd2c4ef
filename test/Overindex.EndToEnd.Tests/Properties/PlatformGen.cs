using System.Globalization;
using CsCheck;
using Overindex.EndToEnd.Tests.Platforms;

namespace Overindex.EndToEnd.Tests.Properties;

/// <summary>Makes up small platforms with everything that real files hold, and worse.</summary>
internal static class PlatformGen
{
    public static readonly DateOnly Date = new(2013, 10, 31);

    // Texts that a reader that guesses types, trims, splits or unquotes would spoil.
    private static readonly string[] s_texts =
    [
        "Food", "食べ物", "Еда и напитки", "أكل", "a, b", "say \"hi\"", "two\nlines", "two\r\nlines", "semi;colon", "tab\there", " lead", "trail ", "🍮",
            "it's",
        "null", "NULL", "NaN", "1e5", "007", "2013-10-31", "true", "back\\slash", "\"", "#hash", "-", "{\"a\":1}", "[1,2]", "e\u0301", "é",
    ];

    private static readonly string?[] s_ages = [null, "0-35", "35-55", "55+", "18-24", "age, any"];

    private static readonly string?[] s_genders = [null, "female", "male", "unspecified", "X", "女"];

    private static readonly string?[] s_countries = [null, "us", "US", "gb", "De", "jp", "zz", "Atlantis", "ñu"];

    private static readonly string?[] s_devices = [null, "iphone", "ipad", "tv box", "Gerät", "\"q\"", "a,b"];

    private static readonly string[] s_actions = ["impression", "save", "click", "closeup", "Impression", "видео", "impression "];

    private static readonly string?[] s_badTimes = [null, "yesterday", "2013-13-01", "2013-02-30T00:00:00Z", "31/10/2013",
        "2013-10-31T25:00:00Z", "12"];

    private static readonly string?[] s_badIds = [null, "12a", "1234567890123456789", "-5", "1.0", " 7"];

    private static readonly Gen<string> Text = Gen.OneOf(s_texts);

    // Mostly 0, now and then 1 to 9: which kind of bad row to make.
    private static readonly Gen<int> Badness = Gen.Frequency((30, Gen.Const(0)), (1, Gen.Int[1, 9]));

    public static Gen<RawPlatform> Platform(int maxPeople, int minInterests, int maxInterests, int maxInteractions) =>
        Gen.Select(Gen.Int[1, maxPeople], Gen.Int[minInterests, maxInterests], Gen.Int[1, 40], Gen.Int[1, 5], Gen.Int[0, 2])
            .SelectMany((people, interests, items, accounts, idStyle) => Gen.Select(
                People(people),
                Interests(interests, idStyle),
                Items(items, accounts, interests, idStyle).Select(Accounts(accounts).Null(0.5), (x, y) => (Items: x, Accounts: y)),
                Interactions(people, items).Array[0, maxInteractions],
                Given(people, interests, idStyle).Array[0, 20].Null(0.5),
                Gen.Select(Names(s_countries).Null(0.5), Names(s_texts).Null(0.5)),
                Gen.Int[1, 3],
                (a, b, c, d, e, f, g) => new RawPlatform
                {
                    People = a,
                    Interests = b,
                    Items = c.Items,
                    Accounts = c.Accounts,
                    Interactions = d,
                    PersonInterests = e,
                    Countries = f.Item1,
                    Metros = f.Item2,
                    MinEngagements = g,
                }));

    private static Gen<RawPerson[]> People(int count) =>
        Gen.Select(
            Person().Array[count].Select(rows => rows.Select((row, i) => row with { PersonId = PersonId(i) })),
            Gen.Select(Person(), Gen.Int[-1, count], (row, i) => row with { PersonId = i < 0 ? null : PersonId(i) }).Array[0, 3],
            (good, more) => good.Concat(more).ToArray());

    private static Gen<RawPerson> Person() => Gen.Select(
        Gen.OneOf(s_ages), Gen.OneOf(s_genders), Gen.OneOf(s_countries), Text.Null(0.3), DeviceList(),
        (age, gender, country, metro, devices) => new RawPerson(null, age, gender, country, metro, devices));

    private static Gen<string?> DeviceList() =>
        Gen.OneOf(s_devices.OfType<string>().ToArray()).Array[0, 3].Select(x => x.Length == 0 ? null : string.Join(';', x.Distinct()));

    private static Gen<RawInterest[]> Interests(int count, int style) =>
        Gen.Select(
            Gen.Select(Text, Gen.Int[-2, 1_000_000]).Array[count].Select(rows => rows.Select((row, i) => new RawInterest(
                InterestId(i, style), row.Item1, row.Item2 < 0 || i == 0 ? null : InterestId(row.Item2 % i, style)))),
            Gen.Select(Text, Gen.Int[0, 9]).Array[0, 2],
            (good, bad) => (Good: good.ToList(), bad))
        .Select(x => x.Good.Concat(x.bad.Select((row, i) => row.Item2 switch
        {
            < 6 => new RawInterest(s_badIds[row.Item2], row.Item1, null),
            6 => new RawInterest((900_000_000 + i).ToString(CultureInfo.InvariantCulture), null, null),
            _ => x.Good[row.Item2 % x.Good.Count] with { Name = row.Item1 },
        })).ToArray());

    private static Gen<RawItem[]> Items(int count, int accounts, int interests, int style) =>
        Gen.Select(Gen.Int[-1, accounts - 1], Gen.Int[0, interests - 1].Array[0, 4], Badness).Array[count].Select(rows =>
            rows.Select((row, i) => row.Item3 switch
        {
            1 => new RawItem(null, null, null),
            2 => new RawItem(ItemId(i / 2), null, null),
            3 => new RawItem(ItemId(i), "x1", null),
            4 => new RawItem(ItemId(i), AccountId(accounts + 7), null),
            5 => new RawItem(ItemId(i), AccountId(0), InterestId(interests + 5, style)),
            6 => new RawItem(ItemId(i), AccountId(0), "12x;" + InterestId(0, style)),
            _ => new RawItem(
                ItemId(i),
                row.Item1 < 0 ? null : AccountId(row.Item1),
                row.Item2.Length == 0 ? null : string.Join(';', row.Item2.Select(x => InterestId(x, style)))),
        }).ToArray());

    private static Gen<RawName[]> Accounts(int count) =>
        Gen.Select(
            Text.Null(0.1).Array[count].Select(names => names.Select((name, i) => new RawName(AccountId(i), name))),
            Gen.Select(Gen.Int[0, 8], Text, (kind, name) => new RawName(kind < 6 ? s_badIds[kind] : AccountId(0), name)).Array[0, 2],
            (good, bad) => good.Concat(bad).ToArray());

    private static Gen<RawInteraction> Interactions(int people, int items) =>
        Gen.Select(Gen.Int[0, people - 1], Gen.Int[0, items - 1], Gen.OneOf(s_actions), TimeGen.OccurredAt(Date), Gen.OneOf(s_devices),
            Badness, Gen.OneOf(s_badTimes))
            .Select(x => new RawInteraction(
                x.Item6 switch { 1 => null, 2 => "nobody", _ => PersonId(x.Item1) },
                x.Item6 switch { 3 => null, 4 => "nothing", _ => ItemId(x.Item2) },
                x.Item6 == 5 ? null : x.Item3,
                x.Item6 is 6 or 7 ? x.Item7 : x.Item4,
                x.Item5));

    private static Gen<RawPersonInterest> Given(int people, int interests, int style) =>
        Gen.Select(Gen.Int[0, people - 1], Gen.Int[0, interests - 1], Badness, (p, i, bad) => new RawPersonInterest(
            bad == 1 ? "nobody" : PersonId(p),
            bad switch { 2 => InterestId(interests + 5, style), 3 => "x", _ => InterestId(i, style) }));

    private static Gen<RawName[]> Names(string?[] keys) =>
        Gen.Select(Gen.Bool.Array[keys.Length], Text, (chosen, name) => keys.OfType<string>()
            .Where((_, i) => chosen[i])
            .DistinctBy(x => x.ToUpperInvariant())
            .Select(x => new RawName(x, $"{name} {x}"))
            .ToArray());

    private static string PersonId(int i) => (i % 6) switch
    {
        0 => $"p{i}",
        1 => $"00{i}",
        2 => $"{i}",
        3 => $"{s_texts[i % s_texts.Length]}/{i}",
        4 => $"2013-01-{(i / 6 % 28) + 1:00}{(i >= 168 ? $"+{i}" : "")}",
        _ => $"1e{i}",
    };

    private static string ItemId(int i) => i % 2 == 0 ? $"{i}" : $"{s_texts[i % s_texts.Length]}#{i}";

    private static string AccountId(int i) => (i % 3) switch { 0 => $"{i + 1}", 1 => $"00{i}", _ => $"99999999999999999{i % 10}" };

    private static string InterestId(int i, int style) => style switch
    {
        0 => $"{i + 1}",
        1 => string.Create(CultureInfo.InvariantCulture, $"{999_999_999_999_999_000L + i}"),
        _ => i % 2 == 0 ? $"0{i}" : $"{925056443165L + i}",
    };
}
