using System.IO.Hashing;

namespace Overindex.Ingest.Tests.Synthetic;

public sealed class SyntheticDeterminismTests
{
    private const int People = 3_000;

    [Theory]
    [InlineData(SyntheticFormat.Parquet)]
    [InlineData(SyntheticFormat.Csv)]
    public async Task Same_options_make_the_same_bytes(SyntheticFormat format)
    {
        using var once = await MadeUpPlatform.GenerateAsync(People, seed: 9, format, days: 7);
        using var again = await MadeUpPlatform.GenerateAsync(People, seed: 9, format, days: 7);
        Assert.Equal(HashesOf(once), HashesOf(again));
        Assert.Equal(once.Report.Planted, again.Report.Planted);
    }

    [Fact]
    public async Task Another_seed_makes_another_platform()
    {
        using var one = await MadeUpPlatform.GenerateAsync(People, seed: 1, days: 7);
        using var other = await MadeUpPlatform.GenerateAsync(People, seed: 2, days: 7);
        Assert.NotEqual(one.Report.Interactions, other.Report.Interactions);
        Assert.NotEqual(HashesOf(one)["people.parquet"], HashesOf(other)["people.parquet"]);
    }

    [Fact]
    public async Task Both_formats_hold_the_same_rows()
    {
        using var parquet = await MadeUpPlatform.GenerateAsync(500, days: 3);
        using var csv = await MadeUpPlatform.GenerateAsync(500, format: SyntheticFormat.Csv, days: 3);
        foreach (var table in new[] { "people", "interests", "accounts", "countries", "metros", "person_interests" })
            Assert.Equal(Lines(parquet, $"SELECT * FROM {table}"), Lines(csv, $"SELECT * FROM {table}"));
        Assert.Equal(
            Lines(parquet, "SELECT * REPLACE (array_to_string(interest_ids, ';') AS interest_ids) FROM items"), Lines(csv, "SELECT * FROM items"));
        Assert.Equal(
            Lines(parquet, "SELECT * REPLACE (strftime(occurred_at, '%Y-%m-%dT%H:%M:%SZ') AS occurred_at) FROM interactions"),
            Lines(csv, "SELECT * FROM interactions"));
    }

    private static string[] Lines(MadeUpPlatform made, string sql) => made.Texts($"SELECT to_json(t)::VARCHAR FROM ({sql}) t");

    private static SortedDictionary<string, UInt128> HashesOf(MadeUpPlatform made) => new(
        Directory.EnumerateFiles(made.Files, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(made.Files, file), file => XxHash128.HashToUInt128(File.ReadAllBytes(file))),
        StringComparer.Ordinal);
}
