using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Building;

public sealed class SameSnapshotTests
{
    private const string Csv = "FORMAT csv, HEADER";
    private const string Json = "FORMAT json";

    private static readonly string[] Inputs = ["people", "interests", "items", "interactions"];

    [Theory]
    [InlineData(".csv.gz", Csv + ", COMPRESSION gzip")]
    [InlineData(".csv.zst", Csv + ", COMPRESSION zstd")]
    [InlineData(".tsv", Csv + ", DELIM '\t'")]
    [InlineData(".parquet", "FORMAT parquet")]
    [InlineData(".jsonl", Json)]
    [InlineData(".ndjson.gz", Json + ", COMPRESSION gzip")]
    [InlineData(".json.zst", Json + ", COMPRESSION zstd")]
    public async Task A_platform_makes_the_same_bytes_whatever_the_format(string extension, string how)
    {
        using var platform = new TestPlatform();
        var expected = await Publish(platform);
        foreach (var input in Inputs)
        {
            platform.Copy(Rows(input), input + extension, how);
            platform.Config[input] = $"\"{input}{extension}\"";
        }

        Assert.Equal(expected, await Publish(platform, fill: false));
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\n", "\r")]
    [InlineData("\r\n", "\n")]
    [InlineData("\r\n", "\r")]
    [InlineData("\r", "\n")]
    public async Task Cells_may_hold_other_line_breaks_than_those_that_end_the_rows(string rowEnd, string inCell)
    {
        using var platform = new TestPlatform();
        foreach (var extension in new[] { ".csv", ".tsv" })
        {
            var delimiter = extension == ".csv" ? "," : "\t";
            var rows = Enumerable.Range(0, 2_000).Select(i => string.Join(delimiter, $"{i + 1}", i % 3 == 0 ? $"\"a{inCell}{i}\"" : $"b{i}", ""));
            platform.Write("interests" + extension, string.Join(rowEnd, rows.Prepend(string.Join(delimiter, "interest_id", "name", "parent_id"))) + rowEnd);
            platform.Config["interests"] = $"\"interests{extension}\"";

            var report = await platform.BuildAsync();

            Assert.Equal((2_000, 2_000), (report.Inputs.Single(input => input.Name == "interests").Read, report.Interests));
            Assert.Contains(
                platform.Published().Where(file => file.Key.EndsWith("catalog.json", StringComparison.Ordinal)),
                file => System.Text.Encoding.UTF8.GetString(file.Value).Contains(System.Text.Json.JsonSerializer.Serialize($"a{inCell}3"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_platform_makes_the_same_bytes_with_lists_and_timestamps_of_their_own_types()
    {
        using var platform = new TestPlatform();
        var expected = await Publish(platform);
        platform.Copy($"SELECT * REPLACE (string_split(devices, ';') AS devices) FROM ({Rows("people")})", "people.parquet", "FORMAT parquet");
        platform.Copy(
            $"SELECT * REPLACE (CAST(string_split(interest_ids, ';') AS BIGINT[]) AS interest_ids, CAST(ad_account_id AS BIGINT) AS ad_account_id) FROM ({Rows("items")})",
            "items.jsonl",
            Json);
        platform.Copy($"SELECT * REPLACE (CAST(occurred_at AS TIMESTAMPTZ) AS occurred_at) FROM ({Rows("interactions")})", "interactions.parquet", "FORMAT parquet");
        platform.Config["people"] = "\"people.parquet\"";
        platform.Config["items"] = "\"items.jsonl\"";
        platform.Config["interactions"] = "\"interactions.parquet\"";

        Assert.Equal(expected, await Publish(platform, fill: false));
    }

    [Fact]
    public async Task A_platform_makes_the_same_bytes_from_a_SELECT_with_relative_paths()
    {
        using var platform = new TestPlatform();
        var expected = await Publish(platform);
        platform.Copy($"SELECT person_id AS who, * EXCLUDE (person_id) FROM ({Rows("people")})", "members.parquet", "FORMAT parquet");
        platform.Config["people"] = """{ "select": "SELECT who AS PERSON_ID, * EXCLUDE (who) FROM 'members.parquet'; -- renamed" }""";

        // A comment at the end must not swallow what follows it, and a semicolon inside the text is the user's mistake.
        platform.Config["people"] = platform.Config["people"].Replace(";", "", StringComparison.Ordinal);
        Assert.Equal(expected, await Publish(platform, fill: false));
    }

    [Fact]
    public async Task A_platform_makes_the_same_bytes_from_a_glob_of_files_of_unlike_columns()
    {
        using var platform = new TestPlatform();
        var expected = await Publish(platform);
        platform.Copy($"SELECT * FROM ({Rows("interactions")}) WHERE person_id < 'p2'", "days/a.csv", Csv);
        platform.Copy($"SELECT 'x' AS more, occurred_at AS Occurred_At, * EXCLUDE (occurred_at) FROM ({Rows("interactions")}) WHERE person_id >= 'p2' AND person_id < 'p4'", "days/b.csv", Csv);
        platform.Copy($"SELECT * FROM ({Rows("interactions")}) WHERE person_id >= 'p4'", "days/c.parquet", "FORMAT parquet");
        platform.Config["interactions"] = """{ "files": ["days/*.csv", "days/c.parquet"] }""";

        Assert.Equal(expected, await Publish(platform, fill: false));
    }

    [Fact]
    public async Task A_platform_makes_the_same_bytes_whatever_the_order_of_rows_and_the_threads()
    {
        using var platform = new TestPlatform();
        var expected = await Publish(platform);
        foreach (var input in Inputs)
        {
            RandomPlatform.Shuffle(platform, input + ".csv", 7);
        }

        Assert.Equal(expected, await Publish(platform, fill: false, threads: 1));
        Assert.Equal(expected, await Publish(platform, fill: false, threads: 2));
    }

    [Fact]
    public async Task A_directory_with_glob_characters_and_quotes_in_its_name_is_read()
    {
        using var platform = new TestPlatform();
        var expected = await Publish(platform);
        foreach (var input in Inputs)
        {
            platform.Write($"it's [1] *?/{input}.csv", File.ReadAllBytes(platform.PathOf(input + ".csv")));
            platform.Config[input] = $"\"it's [1] *?/{input}.csv\"";
        }

        Assert.Equal(expected, await Publish(platform, fill: false));
    }

    [Fact]
    public async Task A_file_with_byte_order_mark_and_Windows_line_ends_is_read_as_the_plain_one()
    {
        using var platform = new TestPlatform();
        await platform.BuildAsync();
        var expected = platform.Published();
        Directory.Delete(platform.Data, recursive: true);
        foreach (var input in Inputs)
        {
            platform.Write($"{input}.csv", "\uFEFF" + File.ReadAllText(platform.PathOf($"{input}.csv")).Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        await platform.BuildAsync();
        Assert.Equal(expected, platform.Published());
    }

    private static string Rows(string input) =>
        $"SELECT * FROM read_csv('@/{input}.csv', all_varchar = true, delim = ',', quote = '\"', escape = '\"', header = true)";

    private static async Task<Dictionary<string, byte[]>> Publish(TestPlatform platform, bool fill = true, int threads = 0)
    {
        if (fill)
        {
            RandomPlatform.Fill(platform, 1);
        }

        var report = await platform.BuildAsync(maxRejects: 0, threads: threads);
        Assert.Equal(4_000, report.Inputs.Single(input => input.Name == "interactions").Read);
        var published = platform.Published();
        Assert.NotEmpty(published);
        Directory.Delete(platform.Data, recursive: true);
        return published;
    }
}
