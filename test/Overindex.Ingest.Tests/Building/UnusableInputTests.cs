using Overindex.Engine;
using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Building;

public sealed class UnusableInputTests
{
    [Theory]
    [InlineData("people.csv", "id,age\np1,1\n", "people: people.csv has no column person_id. Its columns are id, age.")]
    [InlineData("items.csv", "item_id,title\ni1,x\n", "items: items.csv has no column interest_ids. Its columns are item_id, title.")]
    [InlineData("interactions.csv", "person_id,item_id,action\np1,i1,save\n", "interactions: interactions.csv has no column occurred_at.")]
    [InlineData("interests.csv", "interest_id;name\n1;a\n", "interests: interests.csv has no column interest_id. Its columns are interest_id;name.")]
    [InlineData("people.csv", "person_id,age,Person_ID\np1,1,p1\n", "people: people.csv has the column person_id twice (person_id, Person_ID).")]
    [InlineData("people.csv", "", "people: people.csv is empty (0 bytes).")]
    [InlineData("items.csv", "item_id,interest_ids\n", "items: items.csv has no rows.")]
    [InlineData("interactions.csv", "person_id,item_id,action,occurred_at", "interactions: interactions.csv has no rows.")]
    [InlineData("interests.csv", "interest_id,name,parent_id\n1,a,2\n2,b,3\n3,c,1\n", "interests: interests.csv, row 1: the parents run in a cycle: 1 -> 2 -> 3 -> 1.")]
    [InlineData("interests.csv", "interest_id,name,parent_id\n1,a,\n2,b,2\n", "interests: interests.csv, row 2: the parents run in a cycle: 2 -> 2.")]
    [InlineData("interests.csv", "interest_id,name,parent_id\n1,a,\nbroken\n2,b,77\n", "interests: interests.csv, row 3: the interest 2 has the unknown parent 77.")]
    [InlineData(
        "interests.csv",
        "interest_id,name,parent_id\n1,a,\n2,b,\nbroken\n3,c,1\n3,c,2\n",
        "interests: the interest 3 has two parents: 1 in interests.csv, row 4 and 2 in interests.csv, row 5.")]
    [InlineData("interests.csv", "interest_id,name,parent_id\n1,a,\n3,c,\n3,c,1\n", "interests: the interest 3 has two parents: none in interests.csv, row 2 and 1 in interests.csv, row 3.")]
    public async Task A_bad_file_stops_the_build_and_is_named(string file, string text, string expected)
    {
        using var platform = new TestPlatform();
        platform.Write(file, text);

        Assert.StartsWith(expected, await platform.FailAsync());
        Assert.Empty(platform.Published());
    }

    [Theory]
    [InlineData("people", "SELECT 'p1' AS person_id, 1.5::DOUBLE AS age", "column age: the type is DOUBLE, but it must be text or whole numbers.")]
    [InlineData("people", "SELECT 'p1'::BLOB AS person_id", "column person_id: the type is BLOB, but it must be text or whole numbers.")]
    [InlineData("people", "SELECT 'p1' AS person_id, true AS gender", "column gender: the type is BOOLEAN, but it must be text or whole numbers.")]
    [InlineData("items", "SELECT 'i1' AS item_id, [1.5::DOUBLE] AS interest_ids", "column interest_ids: the type is DOUBLE[], but it must be a list of texts")]
    [InlineData("interactions", "SELECT 'p1' AS person_id, 'i1' AS item_id, 'save' AS action, 1761868800 AS occurred_at", "column occurred_at: the type is INTEGER, but it must be a timestamp")]
    public async Task A_column_of_a_wrong_type_stops_the_build(string input, string select, string expected)
    {
        using var platform = new TestPlatform();
        platform.Copy(select, input + ".parquet", "FORMAT parquet");
        platform.Config[input] = $"\"{input}.parquet\"";
        Assert.StartsWith($"{input}: {input}.parquet, {expected}", await platform.FailAsync());

        platform.Config[input] = $"{{ \"select\": \"{select}\" }}";
        Assert.StartsWith($"{input}: the SELECT, {expected}", await platform.FailAsync());
    }

    [Theory]
    [InlineData("parquet", "FORMAT parquet", "No magic bytes found at end of file")]
    [InlineData("csv.gz", "FORMAT csv, HEADER, COMPRESSION gzip", "cannot be read: it is truncated")]
    [InlineData("csv.zst", "FORMAT csv, HEADER, COMPRESSION zstd", "cannot be read: it is truncated or not zstd")]
    [InlineData("jsonl.gz", "FORMAT json, COMPRESSION gzip", "cannot be read: it is truncated")]
    public async Task A_truncated_file_stops_the_build_and_is_named_among_others(string extension, string how, string expected)
    {
        using var platform = new TestPlatform();
        platform.Copy("SELECT 'a' || i AS person_id, hash(i) AS age FROM range(50000) r(i)", "part-1." + extension, how);
        platform.Copy("SELECT 'b' || i AS person_id, hash(i) AS age FROM range(50000) r(i)", "part-2." + extension, how);
        var bytes = File.ReadAllBytes(platform.PathOf("part-2." + extension));
        platform.Write("part-2." + extension, bytes[..(bytes.Length * 2 / 3)]);
        platform.Config["people"] = $"\"part-*.{extension}\"";

        var message = await platform.FailAsync();

        Assert.StartsWith($"people: part-2.{extension}", message);
        Assert.Contains(expected, message);
        Assert.DoesNotContain('\n', message);
        Assert.Empty(platform.Published());
    }

    [Fact]
    public async Task A_Parquet_file_damaged_inside_is_named_among_others()
    {
        using var platform = new TestPlatform();
        platform.Copy("SELECT 'a' || i AS person_id, hash(i) AS age FROM range(50000) r(i)", "part-1.parquet", "FORMAT parquet");
        platform.Copy("SELECT 'b' || i AS person_id, hash(i) AS age FROM range(50000) r(i)", "part-2.parquet", "FORMAT parquet, COMPRESSION zstd");
        var bytes = File.ReadAllBytes(platform.PathOf("part-2.parquet"));
        Array.Fill(bytes, (byte)0xEE, 100, 20_000);
        platform.Write("part-2.parquet", bytes);
        platform.Config["people"] = "\"part-*.parquet\"";

        Assert.StartsWith("people: part-2.parquet: ", await platform.FailAsync());
    }

    [Theory]
    [InlineData("\"nothing-*.csv\"", "people: no file matches nothing-*.csv, looked for in ")]
    [InlineData("\"nobody.csv\"", "people: no file matches nobody.csv, looked for in ")]
    [InlineData("\"people.dat\"", "people: the extension of people.dat does not tell its format.")]
    [InlineData("{ \"files\": [\"people.csv\", \"p*.csv\"] }", "people: the file people.csv is named twice.")]
    [InlineData("\"sub\"", "people: sub is a directory.")]
    [InlineData("{ \"select\": \"SELEC 1\" }", "people (SELECT): Parser Error: ")]
    [InlineData("{ \"select\": \"SELECT 1 AS person_id; SELECT 2\" }", "people (SELECT): Parser Error: ")]
    [InlineData("{ \"select\": \"SELECT * FROM 'gone.parquet'\" }", "people (SELECT): IO Error: ")]
    [InlineData("{ \"select\": \"SELECT CAST(x AS INTEGER) AS person_id FROM (VALUES ('1'), ('x')) t(x)\" }", "people (SELECT): Conversion Error: Could not convert string 'x' to INT32")]
    public async Task A_location_that_leads_nowhere_stops_the_build(string location, string expected)
    {
        using var platform = new TestPlatform();
        platform.Write("people.dat", "person_id\np1\n");
        platform.Write("sub/people.csv", "person_id\np1\n");
        platform.Config["people"] = location;

        Assert.StartsWith(expected, await platform.FailAsync());
    }

    [Fact]
    public async Task A_window_that_no_interaction_is_in_stops_the_build_and_tells_which_there_are()
    {
        using var platform = new TestPlatform();
        await platform.BuildAsync();
        var before = platform.Published();

        var message = (await Assert.ThrowsAsync<IngestException>(() => platform.BuildAsync(date: new DateOnly(2020, 1, 1)))).Message;

        Assert.StartsWith("interactions: interactions.csv: no row is in the window 2019-12-03 to 2020-01-01; they run from 2026-10-01 to 2026-10-31.", message);
        Assert.Equal(before, platform.Published());
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_stops_the_build_and_is_named()
    {
        using var platform = new TestPlatform();
        platform.Write("data", "a file stands in the way");

        var error = await Assert.ThrowsAsync<SnapshotException>(() => platform.BuildAsync());

        Assert.Contains(platform.Data, error.Message);
    }

    [Theory]
    [InlineData(0, 1, 0.01, "The option 'window' value 0 must be 1 to 3660 days.")]
    [InlineData(3_661, 1, 0.01, "The option 'window' value 3661 must be 1 to 3660 days.")]
    [InlineData(30, 0, 0.01, "The option 'shards' value 0 must be 1 to 4096.")]
    [InlineData(30, 1, 1.5, "The option 'max-rejects' value 1.5 must be a share from 0 to 1 (0 % to 100 %).")]
    public async Task An_option_out_of_range_is_named_with_its_rule(int window, int shards, double maxRejects, string expected)
    {
        using var platform = new TestPlatform();
        var error = await Assert.ThrowsAsync<IngestException>(() => platform.BuildAsync(maxRejects, window, shards: shards));
        Assert.Equal(expected, error.Message);
        Assert.False(Directory.Exists(platform.Data));
    }
}
