using Overindex.Ingest.Days;
using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Days;

public sealed class KeptDaysTests : IDisposable
{
    private static readonly DateOnly Today = DailyPlatform.Today;
    private static readonly DateOnly Yesterday = Today.AddDays(-1);

    private readonly DailyPlatform _platform = new();

    public KeptDaysTests()
    {
        for (var day = Today.AddDays(-4); day < Today; day = day.AddDays(1))
        {
            _platform.WriteEvents($"{day:yyyy-MM-dd}", DailyPlatform.Row("p1", "i1", "save", day, "web"), DailyPlatform.Row("p2", "i2", "impression", day));
        }
    }

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task Tomorrow_reads_the_new_file_only()
    {
        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        _platform.WriteEvents("today", DailyPlatform.Row("p3", "i1", "save", Today, "iphone"));

        var report = await _platform.BuildAsync(Today);

        Assert.Equal(8, DailyPlatform.FromDays(report));
        Assert.Equal(9, report.Inputs.Single(input => input.Name == "interactions").Read);
    }

    [Fact]
    public async Task The_same_files_make_a_snapshot_of_any_window_without_being_read()
    {
        await _platform.BuildAsync(Yesterday);

        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday.AddDays(-2), window: 1)));
        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Today, window: 30, shards: 3)));
        File.Delete(_platform.Files.PathOf("events/2026-10-30.csv"));
        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday, window: 30)));
    }

    [Fact]
    public async Task Late_interactions_reopen_their_day()
    {
        await _platform.BuildAsync(Yesterday);
        _platform.WriteEvents("late", DailyPlatform.Row("p3", "i3", "save", Yesterday.AddDays(-1), "ipad"), DailyPlatform.Row("p3", "i2", "save", Today));

        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(10, DailyPlatform.FromDays(await _platform.BuildAsync(Today)));
    }

    [Fact]
    public async Task A_file_that_has_changed_is_read_again()
    {
        await _platform.BuildAsync(Yesterday);
        _platform.WriteEvents($"{Yesterday:yyyy-MM-dd}", DailyPlatform.Row("p3", "i2", "save", Yesterday));

        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(7, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
    }

    [Fact]
    public async Task People_and_items_may_come_between_others()
    {
        await _platform.BuildAsync(Yesterday);
        _platform.Files.Write("people.csv", TestPlatform.People + string.Concat(Enumerable.Range(0, 40).Select(i => $"new{i},18-24,female,US,501\n")));
        _platform.Files.Write("items.csv", TestPlatform.Items + string.Concat(Enumerable.Range(0, 40).Select(i => $"new{i},100,3,\n")));
        _platform.WriteEvents("today", DailyPlatform.Row("new7", "new9", "save", Today), DailyPlatform.Row("p1", "new9", "save", Today));

        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Today)));
        Assert.Equal(10, DailyPlatform.FromDays(await _platform.BuildAsync(Today)));
    }

    [Fact]
    public async Task A_rejected_row_is_used_once_its_person_is_known()
    {
        _platform.WriteEvents("strange", DailyPlatform.Row("nobody", "i1", "save", Yesterday, "tv"), DailyPlatform.Row("p1", "", "save", Yesterday), "p1,i1,save,never,\n");
        await _platform.BuildAsync(Yesterday);
        Assert.Equal(11, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(3, _platform.Files.Rejects().Length);
        _platform.Files.Write("people.csv", TestPlatform.People + "nobody,,,,\n");

        Assert.Equal(11, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(2, _platform.Files.Rejects().Length);
    }

    [Fact]
    public async Task Interactions_of_a_person_who_has_gone_are_rejected_with_their_number()
    {
        await _platform.BuildAsync(Yesterday);
        _platform.Files.Write("people.csv", TestPlatform.People.Replace("p2,25-34,male,gb,\n", "", StringComparison.Ordinal));

        var report = await _platform.Files.BuildAsync(date: Yesterday, window: 3);

        var interactions = report.Inputs.Single(input => input.Name == "interactions");
        Assert.Equal((8, 8, 3, 1), (interactions.Read, interactions.FromDays, interactions.Used, interactions.OutsideWindow));
        Assert.Equal([new RejectCount("unknown person", 4)], interactions.Rejected);
        Assert.Equal(["interactions,events/2026-10-27.csv,,person_id,4 rows read by an earlier build,unknown person"], _platform.Files.Rejects());
        var fresh = await _platform.Files.BuildAsync(date: Yesterday, window: 3, data: _platform.Files.PathOf("fresh"), keepDays: false);
        Assert.Equal(fresh.Published.EngagedPeople, report.Published.EngagedPeople);
        Assert.Equal(fresh.Inputs.Select(input => input.Used), report.Inputs.Select(input => input.Used));
    }

    [Fact]
    public async Task A_file_with_a_line_that_cannot_be_split_is_read_each_time()
    {
        _platform.WriteEvents("torn", DailyPlatform.Row("p3", "i1", "save", Yesterday), "p1,i1\n");
        await _platform.BuildAsync(Yesterday);

        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
    }

    [Theory]
    [InlineData(".rows")]
    [InlineData(".people")]
    [InlineData(".items")]
    [InlineData(".rejected.parquet")]
    public async Task Damage_to_what_is_kept_is_noticed_and_mended(string extension)
    {
        _platform.WriteEvents($"{Yesterday:yyyy-MM-dd}", DailyPlatform.Row("p1", "i1", "save", Yesterday), DailyPlatform.Row("nobody", "i1", "save", Yesterday));
        await _platform.BuildAsync(Yesterday);
        string Kept() => Directory.GetFiles(_platform.DaysDirectory, "*" + extension).Single();
        var length = (int)new FileInfo(Kept()).Length;
        for (var at = 0; at < length; at += Math.Max(29, length / 8))
        {
            var bytes = File.ReadAllBytes(Kept());
            bytes[at] ^= 0x10;
            File.WriteAllBytes(Kept(), bytes);
            Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday, window: 5)));
        }

        foreach (var left in (int[])[length - 1, 0])
        {
            File.WriteAllBytes(Kept(), File.ReadAllBytes(Kept())[..left]);
            Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        }

        File.Delete(Kept());
        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
    }

    [Fact]
    public async Task A_day_outside_the_window_is_not_read_and_its_damage_shows_once_it_is()
    {
        await _platform.BuildAsync(Yesterday);
        var kept = Directory.GetFiles(_platform.DaysDirectory, "*.rows").Single();
        using (var file = DayFile.TryOpen(kept)!)
        {
            Write(kept, File.ReadAllBytes(kept), (int)file.Blocks.MinBy(block => block.Day).Offset);
        }

        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday, window: 5)));
        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday, window: 5)));
    }

    [Fact]
    public async Task Damage_to_some_of_what_is_kept_costs_only_the_reading_of_its_files()
    {
        await _platform.BuildAsync(Yesterday);
        _platform.WriteEvents("today", DailyPlatform.Row("p3", "i1", "save", Today, "iphone"));
        await _platform.BuildAsync(Today);
        var second = Directory.GetFiles(_platform.DaysDirectory, "*.rows").MinBy(file => new FileInfo(file).Length)!;
        Write(second, File.ReadAllBytes(second), at: 0);

        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Today)));
        Assert.Equal(9, DailyPlatform.FromDays(await _platform.BuildAsync(Today)));
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_compressed_file_that_is_damaged()
    {
        await _platform.BuildAsync(Yesterday);
        _platform.Files.Config["interactions"] = "\"events/*.csv*\"";
        _platform.Files.Copy(
            $"SELECT 'p3' AS person_id, 'i1' AS item_id, 'save' AS action, '{Yesterday:yyyy-MM-dd}' AS occurred_at",
            "events/a.csv.gz",
            "FORMAT csv, COMPRESSION gzip");
        var whole = File.ReadAllBytes(_platform.Files.PathOf("events/a.csv.gz"));
        var altered = whole.ToArray();
        altered[^8] ^= 1;
        _platform.Files.Write("events/a.csv.gz", altered);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var failure = await Assert.ThrowsAsync<IngestException>(() => _platform.Files.BuildAsync(date: Yesterday, window: 3));
            Assert.Contains("events/a.csv.gz", failure.Message, StringComparison.Ordinal);
        }

        _platform.Files.Write("events/a.csv.gz", whole);
        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(9, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
    }

    [Fact]
    public async Task Another_configuration_is_built_from_the_same_days()
    {
        await _platform.BuildAsync(Yesterday);
        _platform.Files.Config["min_engagements"] = "2";
        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        _platform.Files.Write("interests.csv", TestPlatform.Interests + "4,Wool,3\n");
        _platform.Files.Write("items.csv", TestPlatform.Items.Replace("i1,100,2,", "i1,200,4,", StringComparison.Ordinal));
        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"people":"x","items":"y","batches":[]}""")]
    [InlineData("""{"people":null,"items":"y","batches":[]}""")]
    public async Task A_manifest_that_cannot_be_used_is_replaced(string manifest)
    {
        await _platform.BuildAsync(Yesterday);
        File.WriteAllText(Path.Combine(_platform.DaysDirectory, "days.json"), manifest);

        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
    }

    [Fact]
    public async Task A_build_that_is_given_up_leaves_what_was_kept_and_nothing_else()
    {
        await _platform.BuildAsync(Yesterday);
        var before = Directory.GetFiles(_platform.DaysDirectory).Order().ToList();
        _platform.Files.Write("people.csv", TestPlatform.People + "p4,,,,\n");
        _platform.WriteEvents("today", DailyPlatform.Row("p4", "i1", "save", Today));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _platform.Files.BuildAsync(
            date: Today, progress: new StopAt("reading interactions", stop), cancellation: stop.Token));

        Assert.Equal(before, Directory.GetFiles(_platform.DaysDirectory).Order());
        Assert.Equal(8, DailyPlatform.FromDays(await _platform.BuildAsync(Today)));
    }

    [Fact]
    public async Task A_build_with_too_many_rejected_rows_keeps_what_it_read_for_the_next_attempt()
    {
        await _platform.BuildAsync(Yesterday);
        _platform.WriteEvents("strange", DailyPlatform.Row("nobody", "i1", "save", Today));

        await Assert.ThrowsAsync<IngestException>(() => _platform.Files.BuildAsync(maxRejects: 0, date: Today));

        Assert.Equal(9, DailyPlatform.FromDays(await _platform.BuildAsync(Today)));
    }

    [Fact]
    public async Task People_of_several_ranges_are_kept_on_many_days()
    {
        const int People = 300_000;
        _platform.Files.Write("people.csv", "person_id,age,gender,country,metro\n" + string.Concat(Enumerable.Range(0, People).Select(i => $"q{i},,,,\n")));
        _platform.WriteEvents("many", Enumerable.Range(0, 20_000).Select(i =>
            DailyPlatform.Row($"q{i * 7919 % People}", $"i{1 + (i % 3)}", i % 2 == 0 ? "save" : "impression", Today.AddDays(-i % 600), "web")));
        await _platform.BuildAsync(Today, window: 500);

        // Those of p1 and p2 are among them, rejected: there are no such people now.
        Assert.Equal(20_008, DailyPlatform.FromDays(await _platform.BuildAsync(Today, window: 30)));
        Assert.Equal(20_008, DailyPlatform.FromDays(await _platform.BuildAsync(Today, window: 600, shards: 3)));
    }

    [Theory]
    [InlineData(5_000, 1)]
    [InlineData(1, 300)]
    public async Task Rubbish_days_and_devices_are_not_kept_but_counted(int days, int devices)
    {
        _platform.WriteEvents("rubbish", Enumerable.Range(0, days * devices).Select(i =>
            DailyPlatform.Row("p1", "i1", "save", Today.AddDays(-100 - (i % days)), $"device{i % devices}")));

        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
        Assert.Equal(0, DailyPlatform.FromDays(await _platform.BuildAsync(Yesterday)));
    }

    [Fact]
    public async Task Nothing_is_left_that_is_not_used()
    {
        await _platform.BuildAsync(Yesterday);
        var files = Directory.GetFiles(_platform.DaysDirectory).Length;
        for (var i = 0; i < 4; i++)
        {
            _platform.WriteEvents($"{Yesterday:yyyy-MM-dd}", DailyPlatform.Row($"p{1 + (i % 3)}", "i2", "save", Yesterday, $"device{i}"));
            await _platform.BuildAsync(Yesterday);
        }

        Assert.Equal(files, Directory.GetFiles(_platform.DaysDirectory).Length);
    }

    private static void Write(string path, byte[] bytes, int at)
    {
        bytes = bytes.ToArray();
        bytes[at] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }

    private sealed class StopAt(string phase, CancellationTokenSource stop) : IProgress<PhaseProgress>
    {
        public void Report(PhaseProgress value)
        {
            if (value.Phase == phase)
            {
                stop.Cancel();
            }
        }
    }
}
