namespace Overindex.Ingest.Tests.Synthetic;

public sealed class SyntheticOutputTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("overindex-synthetic-").FullName;

    private string Target => Path.Combine(_root, "platform");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public static TheoryData<SyntheticOptions, string> WrongOptions() => new()
    {
        { Small("x") with { People = 99 }, "The option 'people' is 99; it must be 100 to 100000000." },
        { Small("x") with { People = 100_000_001 }, "The option 'people' is 100000001; it must be 100 to 100000000." },
        { Small("x") with { Accounts = 11 }, "The option 'accounts' is 11; it must be 12 to 1000000." },
        { Small("x") with { Days = 0 }, "The option 'days' is 0; it must be 1 to 3660." },
        { Small("x") with { Format = (SyntheticFormat)7 }, "The option 'format' is 7; it must be parquet or csv." },
        { Small("x") with { LastDay = new DateOnly(1969, 12, 31) }, "The option 'last day' is 1969-12-31; for 2 days it must be 1970-01-02 or later." },
        { Small(" "), "The output directory is empty; name the directory to write to." },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task Option_out_of_range_is_named_with_its_value_and_range(SyntheticOptions options, string message)
    {
        var error = await Assert.ThrowsAsync<IngestException>(() => SyntheticPlatform.GenerateAsync(options));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Directory_of_somebody_else_is_left_alone()
    {
        Directory.CreateDirectory(Target);
        var theirs = Path.Combine(Target, "thesis.txt");
        await File.WriteAllTextAsync(theirs, "years of work");
        var error = await Assert.ThrowsAsync<IngestException>(() => SyntheticPlatform.GenerateAsync(Small(Target)));
        Assert.Contains($"'{Target}' was not made by generate and is not empty", error.Message, StringComparison.Ordinal);
        Assert.Equal([theirs], Directory.GetFileSystemEntries(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public async Task Directory_of_its_own_or_an_empty_one_is_replaced_whole()
    {
        Directory.CreateDirectory(Target);
        await SyntheticPlatform.GenerateAsync(Small(Target) with { Format = SyntheticFormat.Csv });
        Assert.True(File.Exists(Path.Combine(Target, "people.csv.gz")));
        await SyntheticPlatform.GenerateAsync(Small(Target));
        Assert.False(File.Exists(Path.Combine(Target, "people.csv.gz")));
        Assert.True(File.Exists(Path.Combine(Target, "people.parquet")));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public async Task Left_overs_of_a_killed_run_are_cleared()
    {
        var work = Path.Combine(_root, ".platform.generating");
        Directory.CreateDirectory(Path.Combine(work, "interactions"));
        await File.WriteAllTextAsync(Path.Combine(work, "interactions", "part-99999.parquet"), "half");
        var report = await SyntheticPlatform.GenerateAsync(Small(Target));
        Assert.Equal(Path.Combine(Target, "overindex.json"), report.ConfigPath);
        Assert.Equal(["part-00000.parquet"], Directory.GetFiles(Path.Combine(Target, "interactions")).Select(Path.GetFileName));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public async Task Second_run_into_the_same_directory_is_refused_while_the_first_writes()
    {
        var first = new StartsAnother(Small(Target));
        await SyntheticPlatform.GenerateAsync(Small(Target) with { People = 9_000 }, first);
        var error = await Assert.ThrowsAsync<IngestException>(() => first.Another!);
        Assert.Contains("wait until no other generate writes to it", error.Message, StringComparison.Ordinal);
        Assert.Equal([Target], Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public async Task Output_below_a_file_is_refused()
    {
        var file = Path.Combine(_root, "file");
        await File.WriteAllTextAsync(file, "");
        var error = await Assert.ThrowsAsync<IngestException>(() => SyntheticPlatform.GenerateAsync(Small(Path.Combine(file, "platform"))));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<IngestException>(() => SyntheticPlatform.GenerateAsync(Small(file)));
        Assert.Contains("is a file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_run_leaves_nothing_behind()
    {
        using var source = new CancellationTokenSource();
        var progress = new OnFirstRows(source.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SyntheticPlatform.GenerateAsync(Small(Target) with { People = 50_000 }, progress, source.Token));
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public async Task Progress_only_grows_and_ends_with_all_rows()
    {
        var seen = new Seen();
        var report = await SyntheticPlatform.GenerateAsync(Small(Target) with { People = 9_000 }, seen);
        var writing = seen.Values.Where(value => value.Phase == "writing the platform").ToArray();
        Assert.Equal(writing.Select(value => value.Fraction).Order(), writing.Select(value => value.Fraction));
        Assert.Equal(1, writing[^1].Fraction);
        Assert.Equal(report.Interactions, writing[^1].Rows);
    }

    private static SyntheticOptions Small(string directory) => new() { OutputDirectory = directory, People = 300, Accounts = 12, Days = 2 };

    private sealed class OnFirstRows(Action act) : IProgress<PhaseProgress>
    {
        public void Report(PhaseProgress value)
        {
            if (value.Rows > 0 && value.Fraction < 1)
                act();
        }
    }

    private sealed class StartsAnother(SyntheticOptions options) : IProgress<PhaseProgress>
    {
        public Task<SyntheticReport>? Another { get; private set; }

        // The first run is held up in here, so the second surely runs into it.
        public void Report(PhaseProgress value)
        {
            Another ??= SyntheticPlatform.GenerateAsync(options);
            Task.WaitAny(Another);
        }
    }

    private sealed class Seen : IProgress<PhaseProgress>
    {
        public List<PhaseProgress> Values { get; } = [];

        public void Report(PhaseProgress value) => Values.Add(value);
    }
}
