namespace Overindex.Engine.Tests.Snapshots;

/// <summary>
/// The format on disk, guarded byte by byte by a snapshot kept in the repository. A change here is a new format version:
/// raise it, keep this one refused with its number, and store the new golden snapshot (OVERINDEX_APPROVE=1).
/// </summary>
public sealed class GoldenSnapshotTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_snapshot_built_today_has_the_bytes_of_the_golden_one()
    {
        var built = Build();
        var golden = GoldenDirectory();
        if (Environment.GetEnvironmentVariable("OVERINDEX_APPROVE") == "1")
        {
            Store(built, golden);
        }

        Assert.Equal(RelativeFiles(golden), RelativeFiles(built));
        foreach (var file in RelativeFiles(golden))
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(golden, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(built, file))),
                $"{file} differs from the golden snapshot: the format changed. Raise its version, then approve with OVERINDEX_APPROVE=1.");
        }
    }

    [Fact]
    public void The_golden_snapshot_still_opens()
    {
        using var snapshot = Snapshot.Open(GoldenDirectory());

        Assert.Equal((6, 2), (snapshot.People, snapshot.ShardCount));
        Assert.Equal(new DateOnly(2026, 10, 31), snapshot.Catalog.GenerationDate);
        Assert.Equal("United States", snapshot.Catalog.Values(Demographic.Country)[0].Name);
    }

    [Fact]
    public void Persisted_numbers_of_enums_never_change()
    {
        Assert.Equal(["Age=0", "Gender=1", "Device=2", "Country=3", "Metro=4"], Numbers<Demographic>());
        Assert.Equal(
            [
                "AccountIds=1", "AccountSizes=2", "AccountNameOffsets=3", "AccountNames=4", "People=5",
                "TailOffsets=6", "TailCodes=7", "AudienceOffsets=8", "AudienceMembers=9", "PlatformCounters=10",
            ],
            Numbers<Overindex.Engine.Snapshots.ArrayKind>());
    }

    private static string GoldenDirectory()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Overindex.slnx")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Overindex.slnx.");
        }

        return Path.Combine(root.FullName, "test", "Overindex.Engine.Tests", "Snapshots", "Golden", "2026-10-31.r1");
    }

    private static string[] RelativeFiles(string directory) =>
        [.. Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(directory, path)).Order(StringComparer.Ordinal)];

    private static string[] Numbers<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt64(value)}")];

    private static void Store(string built, string golden)
    {
        foreach (var file in RelativeFiles(built))
        {
            var target = Path.Combine(golden, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(built, file), target, overwrite: true);
        }
    }

    private string Build()
    {
        var store = new SnapshotStore(_data.Path);
        using var taken = store.LockForBuild();
        return store.PathOf(store.Publish(SmallPlatform.CreateBuilder(shards: 2)).Id);
    }
}
