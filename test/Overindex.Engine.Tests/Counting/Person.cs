namespace Overindex.Engine.Tests.Counting;

/// <summary>What a test says about a person: positions of values and ordinals of interests; null = unknown.</summary>
internal sealed record Person(int? Country, int? Metro, int? Age, int? Gender, int[] Devices, int[] Interests)
{
    internal static Person Random(Random random, CountShape shape) => new(
        Maybe(random, shape.Countries),
        Maybe(random, shape.Metros),
        Maybe(random, shape.Ages),
        Maybe(random, shape.Genders),
        Some(random, shape.Devices, share: 0.4),
        Some(random, shape.Interests, share: 0.05));

    /// <summary>Somebody who has the last value of everything, every device and every interest.</summary>
    internal static Person WithEverything(CountShape shape) => new(
        shape.Countries - 1,
        shape.Metros - 1,
        shape.Ages - 1,
        shape.Genders - 1,
        [.. Enumerable.Range(0, shape.Devices)],
        [.. Enumerable.Range(0, shape.Interests)]);

    private static int? Maybe(Random random, int values) => random.Next(values + 1) is var value && value < values ? value : null;

    private static int[] Some(Random random, int values, double share) =>
        [.. Enumerable.Range(0, values).Where(_ => random.NextDouble() < share)];
}
