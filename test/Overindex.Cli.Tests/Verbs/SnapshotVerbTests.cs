using System.Text.Json;
using Overindex.Cli.Tests.Support;
using Overindex.Engine;

namespace Overindex.Cli.Tests.Verbs;

public sealed class SnapshotVerbTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task List_of_an_empty_directory_says_how_to_make_a_snapshot()
    {
        var outcome = await InProcess.RunAsync("snapshot", "list", "--data", _data.Path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("overindex build --out", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_shows_every_snapshot_and_marks_the_newest_as_served()
    {
        TinyPlatform.Publish(_data.Path, "2026-10-30");
        TinyPlatform.Publish(_data.Path);
        var outcome = await InProcess.RunAsync("snapshot", "list", "--data", _data.Path);
        var lines = outcome.Out.Split('\n');
        Assert.Contains(
            lines, line => line.Contains("2026-10-30.r1", StringComparison.Ordinal) && !line.Contains("served", StringComparison.Ordinal));
        var newest = Assert.Single(lines, line => line.Contains("2026-10-31.r1", StringComparison.Ordinal));
        Assert.EndsWith("newest (served)", newest.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_as_json_has_the_same_figures()
    {
        TinyPlatform.Publish(_data.Path);
        var outcome = await InProcess.RunAsync("snapshot", "list", "--data", _data.Path, "--output", "json");
        var listed = JsonDocument.Parse(outcome.Out).RootElement[0];
        Assert.Equal("2026-10-31.r1", listed.GetProperty("id").GetString());
        Assert.Equal(TinyPlatform.People, listed.GetProperty("people").GetInt64());
        Assert.Equal(2, listed.GetProperty("shards").GetInt32());
        Assert.True(listed.GetProperty("served_by_default").GetBoolean());
        Assert.False(listed.TryGetProperty("problem", out _));
    }

    [Fact]
    public async Task Inspect_shows_window_people_taxonomy_demographics_and_accounts()
    {
        TinyPlatform.Publish(_data.Path);
        var outcome = await InProcess.RunAsync("snapshot", "inspect", "--data", _data.Path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2026-10-02 to 2026-10-31 (30 days)", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("3 (2 on level 1, 1 on level 2)", outcome.Out, StringComparison.Ordinal);
        Assert.Matches(@"age +2 +75\.0% +25-34 56\.3%, 18-24 18\.8%", outcome.Out);
        Assert.Matches(@"device +2 +iPhone 80\.0%, Web 20\.0%", outcome.Out);
        Assert.Matches(@"Food \[and\] Drinks +20 +400 +100\.0% +0", outcome.Out);
        Assert.Matches(@"1001 +Coastal Hiking +200 +200", outcome.Out);
        Assert.True(outcome.Out.IndexOf("1001", StringComparison.Ordinal) < outcome.Out.IndexOf("1002", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inspect_of_a_snapshot_that_is_not_there_names_the_newest()
    {
        TinyPlatform.Publish(_data.Path);
        var outcome = await InProcess.RunAsync("snapshot", "inspect", "2026-10-31.r2", "--data", _data.Path);
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("the newest is 2026-10-31.r1", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_passes_what_is_intact_and_ends_with_1_naming_a_damaged_file()
    {
        TinyPlatform.Publish(_data.Path);
        var intact = await InProcess.RunAsync("snapshot", "verify", "--data", _data.Path);
        Assert.Equal(0, intact.ExitCode);
        Assert.Contains("2026-10-31.r1: all files are intact", intact.Out, StringComparison.Ordinal);

        var file = Damage(new SnapshotStore(_data.Path).PathOf(new(new(2026, 10, 31), 1)));
        var damaged = await InProcess.RunAsync("snapshot", "verify", "--data", _data.Path);
        Assert.Equal(ExitCodes.Failure, damaged.ExitCode);
        Assert.Contains(Path.GetFileName(file), damaged.Error, StringComparison.Ordinal);
        Assert.Empty(damaged.Out);
    }

    [Fact]
    public async Task Prune_keeps_the_newest_and_a_dry_run_removes_nothing()
    {
        foreach (var day in new[] { "2026-10-28", "2026-10-29", "2026-10-30", "2026-10-31" })
        {
            TinyPlatform.Publish(_data.Path, day);
        }

        var dry = await InProcess.RunAsync("snapshot", "prune", "--keep", "1", "--dry-run", "--data", _data.Path);
        Assert.Equal(3, dry.Out.Split('\n').Count(line => line.StartsWith("would remove ", StringComparison.Ordinal)));
        Assert.Equal(4, new SnapshotStore(_data.Path).List().Count);

        var pruned = await InProcess.RunAsync("snapshot", "prune", "--data", _data.Path);
        Assert.StartsWith("removed 2026-10-28.r1", pruned.Out, StringComparison.Ordinal);
        Assert.Contains("3 snapshots kept", pruned.Error, StringComparison.Ordinal);
        Assert.Equal(3, new SnapshotStore(_data.Path).List().Count);
    }

    private static string Damage(string directory)
    {
        var file = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).MaxBy(path => new FileInfo(path).Length)!;
        using var stream = File.Open(file, FileMode.Open);
        stream.Position = stream.Length / 2;
        var before = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(before ^ 0x10));
        return file;
    }
}
