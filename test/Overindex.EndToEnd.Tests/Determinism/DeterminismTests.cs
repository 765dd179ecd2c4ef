using System.Text.Json.Nodes;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Determinism;

/// <summary>The same input makes the same bytes, and however it is cut and counted, the same answers.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public async Task The_same_input_makes_the_same_bytes_whatever_the_threads_and_the_order_of_interactions()
    {
        using var folder = new TemporaryDirectory();
        var report = await Builds.RunAsync(RealData.Oulad, folder, folder.Combine("a"), shards: 3, threads: 1);
        await Builds.RunAsync(RealData.Oulad, folder, folder.Combine("b"), shards: 3, threads: 4);
        await BuildReversedAsync(folder, folder.Combine("c"), shards: 3);

        var expected = Files(folder.Combine("a"), report.Published.Id);
        Assert.NotEmpty(expected);
        foreach (var other in (string[])["b", "c"])
        {
            var actual = Files(folder.Combine(other), report.Published.Id);
            Assert.Equal(expected.Keys, actual.Keys);
            foreach (var (name, bytes) in expected)
                Assert.True(bytes.AsSpan().SequenceEqual(actual[name]), $"{name} differs in '{other}'.");
        }
    }

    [Fact]
    public async Task The_same_build_is_not_published_twice()
    {
        using var folder = new TemporaryDirectory();
        var first = await Builds.RunAsync(RealData.Oulad, folder, folder.Combine("data"));
        var second = await Builds.RunAsync(RealData.Oulad, folder, folder.Combine("data"));
        Assert.False(first.Published.AlreadyThere);
        Assert.True(second.Published.AlreadyThere);
        Assert.Equal(first.Published.Id, Assert.Single(new SnapshotStore(folder.Combine("data")).List()));
    }

    [Fact]
    public async Task Every_count_is_the_same_whatever_the_shards_the_threads_and_the_instructions()
    {
        using var folder = new TemporaryDirectory();
        var one = await Builds.RunAsync(RealData.CompleteJourney, folder, folder.Combine("one"), shards: 1, threads: 1);
        var seven = await Builds.RunAsync(RealData.CompleteJourney, folder, folder.Combine("seven"), shards: 7, threads: 4);
        using var whole = new SnapshotStore(folder.Combine("one")).Open(one.Published.Id);
        using var cut = new SnapshotStore(folder.Combine("seven")).Open(seven.Published.Id);
        Assert.Equal((1, 7), (whole.ShardCount, cut.ShardCount));
        var reference = new LocalAudienceCounter(whole, new CountingOptions { Path = CountingPath.Scalar, Threads = 1 });
        var others = (from snapshot in (Snapshot[])[whole, cut]
                      from path in Enum.GetValues<CountingPath>()
                      from threads in (int[])[1, 3]
                      select (Name: $"{snapshot.ShardCount} shards, {path}, {threads} threads",
                          Counter: new LocalAudienceCounter(snapshot, new CountingOptions { Path = path, Threads = threads })))
            .ToList();
        foreach (var audience in Audiences(whole.Catalog))
        {
            var expected = (await reference.CountAsync(audience)).Counters.ToArray();
            foreach (var (name, counter) in others)
            {
                var counts = await counter.CountAsync(audience);
                Assert.True(counts.Counters.SequenceEqual(expected), $"{audience} differs with {name}.");
            }
        }
    }

    private static IEnumerable<Audience> Audiences(SnapshotCatalog catalog)
    {
        foreach (var type in Enum.GetValues<AudienceType>())
        {
            yield return Audience.Platform(type);
            for (var i = 0; i < catalog.Accounts.Count; i += 7)
                yield return Audience.Partner(catalog.Accounts[i].Id, type);
        }
    }

    private static async Task BuildReversedAsync(TemporaryDirectory folder, string dataDirectory, int shards)
    {
        var platform = RealData.Oulad.Read();
        var config = new JsonObject();
        foreach (var table in InputTable.Of(platform with { Interactions = [.. platform.Interactions.Reverse()] }))
        {
            config[table.Name] = folder.Combine(table.Name + ".reversed.csv");
            InputFile.WriteDelimited(folder.Combine(table.Name + ".reversed.csv"), table, ',');
        }

        await File.WriteAllTextAsync(folder.Combine("reversed.json"), config.ToJsonString());
        await PlatformBuild.RunAsync(new BuildRequest
        {
            Config = BuildConfig.Load(folder.Combine("reversed.json")),
            Date = RealData.Oulad.Date,
            WindowDays = RealData.Oulad.WindowDays,
            DataDirectory = dataDirectory,
            Shards = shards,
        });
    }

    private static SortedDictionary<string, byte[]> Files(string dataDirectory, SnapshotId id)
    {
        var root = new SnapshotStore(dataDirectory).PathOf(id);
        return new SortedDictionary<string, byte[]>(
            Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(x =>
                Path.GetRelativePath(root, x), File.ReadAllBytes),
            StringComparer.Ordinal);
    }
}
