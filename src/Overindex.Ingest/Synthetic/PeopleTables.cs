using DuckDB.NET.Data;

namespace Overindex.Ingest.Synthetic;

/// <summary>Writes people, what they declare and what they do; the last in parts, a stretch of people each.</summary>
internal sealed class PeopleTables(Platform platform, string directory, Action<int, int> done, CancellationToken cancellationToken)
{
    private const int SmallestPart = 32_768;
    private const int MostParts = 256;
    private const int Stride = 4_096;
    private const uint DeclaringPercent = 6;

    private readonly SyntheticFormat _format = platform.Options.Format;
    private readonly int _people = platform.Options.People;

    internal int PeoplePerPart { get; } = Math.Max(SmallestPart, (platform.Options.People + MostParts - 1) / MostParts);

    internal int Parts => (_people + PeoplePerPart - 1) / PeoplePerPart;

    internal static string PersonId(string column) => $"'p' || lpad({column}::VARCHAR, 9, '0')";

    internal static string ItemId(string column) => $"'i' || lpad({column}::VARCHAR, 9, '0')";

    internal void WritePeople()
    {
        var population = platform.Population;
        TableFile.Write(
            Path.Combine(directory, "people"),
            _format,
            Integers("person", "age", "gender", "country", "metro"),
            Profiles(),
            (row, writers, at) =>
            {
                for (var column = 0; column < writers.Length; column++)
                    writers[column].WriteValue(row[column], at);
            },
            $"""
            {PersonId("person")} AS person_id,
            {TableFile.KeyAt(Population.Ages, "age")} AS age, {TableFile.KeyAt(Population.Genders, "gender")} AS gender,
            {TableFile.KeyAt(population.Countries, "country")} AS country, {TableFile.KeyAt(population.Metros, "metro")} AS metro
            """);
    }

    internal void WriteDeclared() => TableFile.Write(
        Path.Combine(directory, "person_interests"),
        _format,
        Integers("person", "interest"),
        Declared(),
        (row, writers, at) =>
        {
            writers[0].WriteValue(row[0], at);
            writers[1].WriteValue(row[1], at);
        },
        $"{PersonId("person")} AS person_id, {TableFile.KeyAt(platform.Catalog.Ids, "interest")} AS interest_id");

    /// <summary>Writes the interactions of a part and counts them.</summary>
    internal long WriteInteractions(int part)
    {
        var rows = 0L;
        var epoch = new DateTimeOffset(platform.Calendar.FirstDay, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
        TableFile.Write(
            Path.Combine(directory, "interactions", $"part-{part:D5}"),
            _format,
            Integers("person", "item", "action", "second", "device"),
            Interactions(part, () => rows++),
            (row, writers, at) =>
            {
                for (var column = 0; column < writers.Length; column++)
                    writers[column].WriteValue(row[column], at);
            },
            $"""
            {PersonId("person")} AS person_id, {ItemId("item")} AS item_id, {TableFile.KeyAt(Interaction.Keys, "action")} AS action,
            make_timestamp(({epoch} + second::BIGINT) * 1000000) AS occurred_at, {TableFile.KeyAt(Devices.Keys, "device")} AS device
            """);
        return rows;
    }

    private static ColumnInfo[] Integers(params string[] names) => [.. names.Select(name => new ColumnInfo(name, typeof(int)))];

    private IEnumerable<int[]> Profiles()
    {
        var row = new int[5];
        for (var person = 0; person < _people; person++)
        {
            Report(person, 0);
            var profile = platform.Population.Draw(platform.Options.Seed, person);
            row[0] = person;
            row[1] = profile.Hidden.HasFlag(HiddenValues.Age) ? -1 : profile.Age;
            row[2] = profile.Hidden.HasFlag(HiddenValues.Gender) ? -1 : profile.Gender;
            row[3] = profile.Hidden.HasFlag(HiddenValues.Country) ? -1 : profile.Country;
            row[4] = (profile.Hidden & (HiddenValues.Country | HiddenValues.Metro)) != HiddenValues.None ? -1 : profile.Metro;
            yield return row;
        }
    }

    private IEnumerable<int[]> Declared()
    {
        var row = new int[2];
        var person = new Person(platform);
        for (var ordinal = 0; ordinal < _people; ordinal++)
        {
            Report(ordinal, 0);
            var dice = new Dice(platform.Options.Seed, DiceStream.Declared, ordinal);
            if (!dice.Percent(DeclaringPercent))
                continue;
            person.Become(ordinal);
            foreach (var taste in person.Tastes.Distinct().Take(1 + (int)dice.Below(3u)))
            {
                row[0] = ordinal;
                row[1] = taste;
                yield return row;
            }
        }
    }

    private IEnumerable<int[]> Interactions(int part, Action count)
    {
        var row = new int[5];
        var person = new Person(platform);
        var life = new Life(platform);
        var end = Math.Min(_people, (part + 1) * PeoplePerPart);
        var rows = 0;
        for (var ordinal = part * PeoplePerPart; ordinal < end; ordinal++)
        {
            person.Become(ordinal);
            row[0] = ordinal;
            foreach (var interaction in life.Of(person))
            {
                row[1] = interaction.Item;
                row[2] = interaction.Action;
                row[3] = interaction.Second;
                row[4] = interaction.Device;
                count();
                rows++;
                yield return row;
            }

            if (Report(ordinal, rows))
                rows = 0;
        }

        done(0, rows);
    }

    private bool Report(int ordinal, int rows)
    {
        if ((ordinal + 1) % Stride != 0)
            return false;
        cancellationToken.ThrowIfCancellationRequested();
        done(Stride, rows);
        return true;
    }
}
