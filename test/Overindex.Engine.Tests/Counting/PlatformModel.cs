namespace Overindex.Engine.Tests.Counting;

/// <summary>A platform as plain objects, and the oracle: plain loops over them.</summary>
internal sealed class PlatformModel
{
    internal PlatformModel(CountShape shape, params Shard[] shards)
    {
        Shape = shape;
        Shards = shards;
        Accounts = shards[0].Engaged.Length;
    }

    internal CountShape Shape { get; }

    internal IReadOnlyList<Shard> Shards { get; }

    internal int Accounts { get; }

    /// <summary>Random people; for each account as many members as asked, half of them engaged, anywhere among the shards' people.</summary>
    internal static PlatformModel Random(int seed, CountShape shape, int shards, int peopleEach, params int[] members)
    {
        var random = new Random(seed);
        return new PlatformModel(shape, [.. Enumerable.Range(0, shards).Select(_ => Shard.Random(random, shape, peopleEach, members))]);
    }

    internal long[] Count(int account, AudienceType type) =>
        Sum(Shards.SelectMany(shard =>
            (type == AudienceType.Engagement ? shard.Engaged[account] : [.. shard.Engaged[account], .. shard.ImpressionsOnly[account]])
            .Select(member => shard.People[member])));

    internal long[] Sum(IEnumerable<Person> people)
    {
        var ages = new long[Shape.Ages];
        var genders = new long[Shape.Genders];
        var devices = new long[Shape.Devices];
        var countries = new long[Shape.Countries];
        var metros = new long[Shape.Metros];
        var interests = new long[Shape.Interests];
        long all = 0;
        foreach (var person in people)
        {
            all++;
            AddOne(ages, person.Age);
            AddOne(genders, person.Gender);
            AddOne(countries, person.Country);
            AddOne(metros, person.Metro);
            Array.ForEach(person.Devices, device => devices[device]++);
            Array.ForEach(person.Interests, interest => interests[interest]++);
        }

        return [all, .. ages, .. genders, .. devices, .. countries, .. metros, .. interests];
    }

    private static void AddOne(long[] counts, int? value)
    {
        if (value is { } position)
        {
            counts[position]++;
        }
    }

    /// <param name="People">By ordinal.</param>
    /// <param name="Engaged">Ordinals, ascending, by account.</param>
    /// <param name="ImpressionsOnly">Ordinals, ascending, by account; nobody who is engaged.</param>
    internal sealed record Shard(Person[] People, uint[][] Engaged, uint[][] ImpressionsOnly)
    {
        internal static Shard Random(Random random, CountShape shape, int people, int[] members)
        {
            var everybody = Enumerable.Range(0, people).Select(_ => Person.Random(random, shape)).ToArray();
            var chosen = members.Select(count =>
            {
                var ordinals = Enumerable.Range(0, people).Select(ordinal => (uint)ordinal).ToArray();
                random.Shuffle(ordinals);
                return ordinals[..count];
            }).ToArray();
            return new Shard(
                everybody,
                [.. chosen.Select(ordinals => ordinals[..(ordinals.Length / 2)].Order().ToArray())],
                [.. chosen.Select(ordinals => ordinals[(ordinals.Length / 2)..].Order().ToArray())]);
        }
    }
}
