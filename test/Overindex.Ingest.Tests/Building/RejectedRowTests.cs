using Overindex.Engine;
using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Building;

public sealed class RejectedRowTests
{
    [Theory]
    [InlineData("people", ",18-24,male,us,1", "people,people.csv,4,person_id,,missing person_id")]
    [InlineData("people", "p1,25-34,male,us,1", "people,people.csv,4,person_id,p1,duplicate person")]
    [InlineData("people", "p4,25-34", "people,people.csv,4,,\"p4,25-34\",malformed row")]
    [InlineData("people", "p4,25-34,male,us,1,more", "people,people.csv,4,,\"p4,25-34,male,us,1,more\",malformed row")]
    [InlineData("people", "p4,\"a\"b,male,us,1", "people,people.csv,4,,\"p4,\"\"a\"\"b,male,us,1\",malformed row")]
    [InlineData("interests", ",Dogs,1", "interests,interests.csv,4,interest_id,,missing interest_id")]
    [InlineData("interests", "x7,Dogs,1", "interests,interests.csv,4,interest_id,x7,malformed interest_id")]
    [InlineData("interests", "1234567890123456789,Dogs,1", "interests,interests.csv,4,interest_id,1234567890123456789,malformed interest_id")]
    [InlineData("interests", "2,Kittens,1", "interests,interests.csv,4,interest_id,2,duplicate interest")]
    [InlineData("interests", "4,,1", "interests,interests.csv,4,name,,missing interest name")]
    [InlineData("items", ",100,2,t", "items,items.csv,4,item_id,,missing item_id")]
    [InlineData("items", "i1,200,2,t", "items,items.csv,4,item_id,i1,duplicate item")]
    [InlineData("items", "i4,12a,2,t", "items,items.csv,4,ad_account_id,12a,malformed ad_account_id")]
    [InlineData("items", "i4,100,2;zwei,t", "items,items.csv,4,interest_ids,zwei,malformed interest_id")]
    [InlineData("items", "i4,100,2;;3,t", "items,items.csv,4,interest_ids,\"\",malformed interest_id")]
    [InlineData("items", "i4,100,2;99,t", "items,items.csv,4,interest_ids,99,unknown interest")]
    [InlineData("interactions", ",i1,save,2026-10-30", "interactions,interactions.csv,6,person_id,,missing person_id")]
    [InlineData("interactions", "p1,,save,2026-10-30", "interactions,interactions.csv,6,item_id,,missing item_id")]
    [InlineData("interactions", "p1,i1,,2026-10-30", "interactions,interactions.csv,6,action,,missing action")]
    [InlineData("interactions", "p1,i1,save,", "interactions,interactions.csv,6,occurred_at,,missing occurred_at")]
    [InlineData("interactions", "p1,i1,save,yesterday", "interactions,interactions.csv,6,occurred_at,yesterday,malformed occurred_at")]
    [InlineData("interactions", "p1,i1,save,2026-02-30", "interactions,interactions.csv,6,occurred_at,2026-02-30,malformed occurred_at")]
    [InlineData("interactions", "p1,i1,save,2026/10/30", "interactions,interactions.csv,6,occurred_at,2026/10/30,malformed occurred_at")]
    [InlineData("interactions", "p1,i1,save,infinity", "interactions,interactions.csv,6,occurred_at,infinity,malformed occurred_at")]
    [InlineData("interactions", "p9,i1,save,2026-10-30", "interactions,interactions.csv,6,person_id,p9,unknown person")]
    [InlineData("interactions", "p9,i1,save,1999-10-30", "interactions,interactions.csv,6,person_id,p9,unknown person")]
    [InlineData("interactions", "p1,i9,save,2026-10-30", "interactions,interactions.csv,6,item_id,i9,unknown item")]
    public async Task A_bad_row_goes_to_the_rejects_with_its_place_value_and_reason(string input, string row, string expected)
    {
        using var good = new TestPlatform();
        var before = (await good.BuildAsync(maxRejects: 0)).Inputs.Single(i => i.Name == input);
        using var platform = new TestPlatform();
        File.AppendAllText(platform.PathOf(input + ".csv"), row + "\n");

        var report = await platform.BuildAsync(maxRejects: 1);

        Assert.Equal([expected], platform.Rejects());
        Assert.Equal(Path.Combine(platform.Data, "rejects.csv"), report.RejectsFile);
        var after = report.Inputs.Single(i => i.Name == input);
        Assert.Equal((before.Read + 1, before.Used, before.OutsideWindow), (after.Read, after.Used, after.OutsideWindow));
        Assert.Equal([new RejectCount(expected.Split(',')[^1], 1)], after.Rejected);
        Assert.Equal(good.Published(), platform.Published());
    }

    [Fact]
    public async Task Rows_behind_lines_that_cannot_be_split_keep_their_true_numbers()
    {
        using var platform = new TestPlatform();
        platform.Write("people.csv", "person_id,age\nbroken\np1,a\nbroken,b,c\nbroken\n,x\np2,\"two\nlines\"\np1,again\nbroken\np3,c\np2,again\n");

        var report = await platform.BuildAsync();

        Assert.Equal(
            [
                "people,people.csv,1,,broken,malformed row",
                "people,people.csv,3,,\"broken,b,c\",malformed row",
                "people,people.csv,4,,broken,malformed row",
                "people,people.csv,5,person_id,,missing person_id",
                "people,people.csv,7,person_id,p1,duplicate person",
                "people,people.csv,8,,broken,malformed row",
                "people,people.csv,10,person_id,p2,duplicate person",
            ],
            platform.Rejects());
        Assert.Equal((10, 3), (report.Inputs[0].Read, report.Inputs[0].Used));
    }

    [Fact]
    public async Task Malformed_lines_of_JSON_are_rejected_by_line()
    {
        using var platform = new TestPlatform();
        platform.Write("people.jsonl", "{\"person_id\":\"p1\"}\n{\"person_id\":\"p2\", oops\n[1]\n{\"person_id\":3}\n{\"person_id\":\"p2\",\"age\":\"x\"}\n{\"person_id\":\"p3\"}\n{}\n");
        platform.Config["people"] = "\"people.jsonl\"";

        await platform.BuildAsync();

        Assert.Equal(
            [
                "people,people.jsonl,2,,,malformed row",
                "people,people.jsonl,3,,,malformed row",
                "people,people.jsonl,7,person_id,,missing person_id",
            ],
            platform.Rejects());
    }

    [Fact]
    public async Task The_first_of_two_rows_wins_in_the_order_of_files_and_rows()
    {
        using var platform = new TestPlatform();
        platform.Write("part-2.csv", "age,person_id\nsecond,p1\nsecond,p2\nsecond,p3\n");
        platform.Write("part-1.csv", "person_id,age\np1,first\np2,first\np3,first\np2,again\n");
        platform.Config["people"] = "\"part-*.csv\"";

        var report = await platform.BuildAsync();

        Assert.Equal(
            [
                "people,part-1.csv,4,person_id,p2,duplicate person",
                "people,part-2.csv,1,person_id,p1,duplicate person",
                "people,part-2.csv,2,person_id,p2,duplicate person",
                "people,part-2.csv,3,person_id,p3,duplicate person",
            ],
            platform.Rejects());
        using var snapshot = new SnapshotStore(platform.Data).Open(report.Published.Id);
        Assert.Equal(["first"], snapshot.Catalog.Values(Demographic.Age).Select(value => value.Key));
    }

    [Fact]
    public async Task Rows_of_a_SELECT_are_numbered_in_its_result_and_have_no_file()
    {
        using var platform = new TestPlatform();
        platform.Config["accounts"] = """{ "select": "SELECT * FROM (VALUES ('100', 'A'), ('1x', 'B'), ('100', 'C'), ('200', NULL)) t(ad_account_id, name)" }""";

        var report = await platform.BuildAsync();

        Assert.Equal(["accounts,,2,ad_account_id,1x,malformed ad_account_id", "accounts,,3,ad_account_id,100,duplicate ad account"], platform.Rejects());
        using var snapshot = new SnapshotStore(platform.Data).Open(report.Published.Id);
        Assert.Equal(("A", "200"), (snapshot.Catalog.Accounts[0].Name, snapshot.Catalog.Accounts[1].Name));
    }

    [Fact]
    public async Task Items_of_accounts_that_the_accounts_input_lacks_are_rejected_and_so_are_unknown_interests_of_people()
    {
        using var platform = new TestPlatform();
        platform.Write("accounts.csv", "ad_account_id,name\n100,\n");
        platform.Write("direct.csv", "person_id,interest_id\np1,3\np9,3\np1,9\np1,x\n,3\np1,\n");
        platform.Config["accounts"] = "\"accounts.csv\"";
        platform.Config["person_interests"] = "\"direct.csv\"";

        var report = await platform.BuildAsync();

        Assert.Equal(
            [
                "items,items.csv,2,ad_account_id,200,unknown ad account",
                "interactions,interactions.csv,2,item_id,i2,unknown item",
                "interactions,interactions.csv,5,item_id,i2,unknown item",
                "person_interests,direct.csv,2,person_id,p9,unknown person",
                "person_interests,direct.csv,3,interest_id,9,unknown interest",
                "person_interests,direct.csv,4,interest_id,x,malformed interest_id",
                "person_interests,direct.csv,5,person_id,,missing person_id",
                "person_interests,direct.csv,6,interest_id,,missing interest_id",
            ],
            platform.Rejects());
        Assert.All(report.Inputs, input => Assert.Equal(input.Read, input.Used + input.OutsideWindow + input.Rejected.Sum(r => r.Rows)));
    }

    [Fact]
    public async Task Too_many_rejects_publish_nothing_but_are_written_and_the_next_good_build_removes_them()
    {
        using var platform = new TestPlatform();
        File.AppendAllText(platform.PathOf("people.csv"), "p1,,,,\n");

        var message = await platform.FailAsync(maxRejects: 0.2);

        Assert.StartsWith("people: 1 of 4 rows are rejected (25 %), more than the allowed 20 %: 1 duplicate person.", message);
        Assert.Contains("rejects.csv", message);
        Assert.Equal(["people,people.csv,4,person_id,p1,duplicate person"], platform.Rejects());
        Assert.Empty(platform.Published());

        var report = await platform.BuildAsync(maxRejects: 0.25);
        Assert.Equal(1, report.Published.Id.Revision);
        platform.Write("people.csv", TestPlatform.People);
        report = await platform.BuildAsync(maxRejects: 0);
        Assert.Null(report.RejectsFile);
        Assert.False(File.Exists(Path.Combine(platform.Data, "rejects.csv")));
        Assert.True(report.Published.AlreadyThere);
    }
}
