using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Sharded;

public sealed class ShardedBuildTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("oulad", 1)]
    [InlineData("oulad", 3)]
    [InlineData("completejourney", 3)]
    public async Task Real_data_built_shard_by_shard_is_the_same_to_the_byte(string name, int shards)
    {
        var data = name == RealData.Oulad.Name ? RealData.Oulad : RealData.CompleteJourney;
        var whole = Request(data, "whole", shards);
        await PlatformBuild.RunAsync(whole);
        var parts = whole with { DataDirectory = _folder.Combine("parts") };
        await ShardBuild.RunAllAsync(parts);
        await ShardBuild.PublishAsync(parts);

        Assert.Null(ShardBuild.DifferenceOf(whole.DataDirectory, parts.DataDirectory));
        Assert.Equal(["build.lock", "parts", "snapshots"], Directory.GetFileSystemEntries(parts.DataDirectory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Combine("parts", "parts")));
    }

    [Fact]
    public async Task A_shard_is_the_same_wherever_and_whenever_it_is_built_and_a_retry_adds_nothing()
    {
        var here = Request(RealData.Oulad, "here", shards: 4);
        var there = here with { DataDirectory = _folder.Combine("there"), Threads = 1 };
        var first = await PlatformBuild.RunShardAsync(here, 3);
        await PlatformBuild.RunShardAsync(there, 0);
        var second = await PlatformBuild.RunShardAsync(there, 3);
        var again = await PlatformBuild.RunShardAsync(there, 3);

        Assert.Equal((false, false, true), (first.AlreadyThere, second.AlreadyThere, again.AlreadyThere));
        Assert.Equal(ShardBuild.Files(first.Path).OrderBy(x => x.Key, StringComparer.Ordinal), ShardBuild.Files(second.Path).OrderBy(x => x.Key, StringComparer.Ordinal));
        Assert.Equal(ShardBuild.Describe(first.Inputs), ShardBuild.Describe(again.Inputs));
    }

    [Fact]
    public async Task Kept_days_are_neither_used_nor_touched_by_a_shard()
    {
        var request = Request(Tiny(), "data", shards: 2);
        await PlatformBuild.RunAsync(request);
        var days = ShardBuild.Files(_folder.Combine("data", "days"));
        await ShardBuild.RunAllAsync(request);

        var published = await ShardBuild.PublishAsync(request);

        Assert.True(published.Published.AlreadyThere);
        Assert.Equal(0, published.Inputs.Sum(x => x.FromDays));
        Assert.Equal(days.OrderBy(x => x.Key, StringComparer.Ordinal), ShardBuild.Files(_folder.Combine("data", "days")).OrderBy(x => x.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Missing_damaged_and_different_shards_are_refused_by_number_until_they_are_mended()
    {
        var request = Request(Tiny(), "data", shards: 6);
        await PlatformBuild.RunShardAsync(request, 0);
        await PlatformBuild.RunShardAsync(request, 4);
        var refusal = await RefusalAsync(request);
        Assert.StartsWith("Shards 1 to 3 and 5 of 6 are not there in ", refusal, StringComparison.Ordinal);
        Assert.Contains("overindex build --date 2013-10-31 --shards 6 --only 1-3,5'", refusal, StringComparison.Ordinal);

        foreach (var shard in new[] { 1, 2, 3, 5 })
            await PlatformBuild.RunShardAsync(request, shard);
        foreach (var (file, damage) in new (string, Action<string>)[]
        {
            ("snapshot/shard-0000/people.bin", FlipBit), ("snapshot/manifest.json", FlipBit), ("snapshot/catalog.json", Truncate), ("part.json", FlipBit),
            ("part.json", Truncate), ("part.xxh128", File.Delete), ("snapshot/shard-0000/audience-members.bin", File.Delete),
        })
        {
            damage(Path.Combine(PathOf(request, 2), file));
            refusal = await RefusalAsync(request);
            Assert.StartsWith("Shard 2 of 6 is damaged in ", refusal, StringComparison.Ordinal);
            Assert.Contains(PathOf(request, 2), refusal, StringComparison.Ordinal);
            Assert.Contains("--only 2'", refusal, StringComparison.Ordinal);
            Assert.False((await PlatformBuild.RunShardAsync(request, 2)).AlreadyThere);
        }

        // A shard of the wrong number in the right place.
        Directory.Move(PathOf(request, 2), PathOf(request, 2) + ".away");
        CopyDirectory(PathOf(request, 1), PathOf(request, 2));
        Assert.StartsWith("Shard 2 of 6 is damaged in ", await RefusalAsync(request), StringComparison.Ordinal);
        await PlatformBuild.RunShardAsync(request, 2);
        Assert.Equal(1, (await ShardBuild.PublishAsync(request)).Published.Id.Revision);
    }

    [Theory]
    [InlineData("window")]
    [InlineData("minimum")]
    [InlineData("file")]
    [InlineData("more")]
    [InlineData("name")]
    public async Task A_shard_of_other_input_is_refused_by_number(string difference)
    {
        var request = Request(Tiny(), "data", shards: 3);
        await ShardBuild.RunAllAsync(request);
        var other = difference switch
        {
            "window" => request with { WindowDays = 29 },
            "minimum" => request with { Config = Config(",\"min_engagements\": 2") },
            "more" => request with { Config = Config(",\"person_interests\": \"held.csv\"") },
            _ => request,
        };
        if (difference == "file")
            File.AppendAllText(_folder.Combine("interactions.csv"), "p5,i1,save,2013-10-31\n");
        if (difference == "name")
            File.WriteAllText(_folder.Combine("interests.csv"), "interest_id,name,parent_id\n1,Beasts,\n2,Cats,1\n");
        Assert.False((await PlatformBuild.RunShardAsync(other, 1)).AlreadyThere);

        var refusal = await RefusalAsync(request);

        Assert.StartsWith("Shard 1 of 3 is built differently from the others in ", refusal, StringComparison.Ordinal);
        Assert.Contains("--only 1'", refusal, StringComparison.Ordinal);
        Assert.Empty(new SnapshotStore(request.DataDirectory).List());
    }

    [Fact]
    public async Task Too_many_rejected_rows_over_all_shards_are_refused_when_publishing()
    {
        var config = Tiny();
        File.AppendAllText(_folder.Combine("interactions.csv"), "nobody,i1,save,2013-10-31\n,i1,save,2013-10-31\n");
        var request = Request(config, "data", shards: 4) with { MaxRejects = 0.01 };
        var whole = await Assert.ThrowsAsync<IngestException>(() => PlatformBuild.RunAsync(request with { DataDirectory = _folder.Combine("whole") }));
        await ShardBuild.RunAllAsync(request);

        var refused = await Assert.ThrowsAsync<IngestException>(() => ShardBuild.PublishAsync(request, maxRejects: 0.01));

        Assert.Equal(whole.Message.Split('.')[0], refused.Message.Split('.')[0]);
        Assert.Equal(File.ReadAllText(_folder.Combine("whole", "rejects.csv")), File.ReadAllText(_folder.Combine("data", "rejects.csv")));
        Assert.Empty(new SnapshotStore(request.DataDirectory).List());
        await ShardBuild.PublishAsync(request);
    }

    [Fact]
    public async Task Publishing_says_what_is_there_when_it_cannot_tell_what_is_meant()
    {
        var request = Request(Tiny(), "data", shards: 2);
        Assert.StartsWith("No shard is there to be published in ", await RefusalAsync(request), StringComparison.Ordinal);
        await PlatformBuild.RunShardAsync(request, 0);
        await PlatformBuild.RunShardAsync(request with { Shards = 3 }, 0);
        Assert.Contains("2013-10-31 in 2, 2013-10-31 in 3.", await RefusalAsync(request), StringComparison.Ordinal);
        await PlatformBuild.RunShardAsync(request, 1);
        var publication = new PublicationRequest { DataDirectory = request.DataDirectory, Shards = 2 };
        await PlatformPublication.RunAsync(publication);
        var again = await Assert.ThrowsAsync<IngestException>(() => PlatformPublication.RunAsync(publication));
        Assert.Contains("2013-10-31.r1 is published already", again.Message, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(BuildRequest request) =>
        (await Assert.ThrowsAsync<IngestException>(() => ShardBuild.PublishAsync(request))).Message;

    private static string PathOf(BuildRequest request, int shard) =>
        Path.Combine(request.DataDirectory, "parts", $"{request.Date:yyyy-MM-dd}.{request.Shards}-shards", $"shard-{shard:0000}");

    private static void FlipBit(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static void Truncate(string file) => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);

    private static void CopyDirectory(string from, string to)
    {
        foreach (var (name, bytes) in ShardBuild.Files(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            File.WriteAllBytes(Path.Combine(to, name), bytes);
        }
    }

    private BuildRequest Request(RealData data, string directory, int shards) =>
        ShardBuild.Request(Builds.WriteConfig(data, _folder), data.Date, data.WindowDays, _folder.Combine(directory), shards);

    private BuildRequest Request(string config, string directory, int shards) =>
        ShardBuild.Request(config, new DateOnly(2013, 10, 31), 30, _folder.Combine(directory), shards);

    /// <summary>Forty people, two interests.</summary>
    private string Tiny()
    {
        var people = Enumerable.Range(0, 40).ToArray();
        File.WriteAllText(_folder.Combine("people.csv"), "person_id,age\n" + string.Concat(people.Select(x => $"p{x},{(x % 2 == 0 ? "18-24" : "25-34")}\n")));
        File.WriteAllText(_folder.Combine("interests.csv"), "interest_id,name,parent_id\n1,Animals,\n2,Cats,1\n");
        File.WriteAllText(_folder.Combine("items.csv"), "item_id,ad_account_id,interest_ids\ni1,100,2\ni2,200,1\n");
        File.WriteAllText(_folder.Combine("held.csv"), "person_id,interest_id\np1,2\n");
        File.WriteAllText(_folder.Combine("interactions.csv"), "person_id,item_id,action,occurred_at\n"
            + string.Concat(people.Select(x => $"p{x},i{(x % 2) + 1},{(x % 3 == 0 ? "impression" : "save")},2013-10-{(x % 28) + 1:00}\n")));
        return ConfigPath("");
    }

    private BuildConfig Config(string more) => BuildConfig.Load(ConfigPath(more));

    private string ConfigPath(string more)
    {
        var path = _folder.Combine("overindex.json");
        File.WriteAllText(path, """{"people":"people.csv","interests":"interests.csv","items":"items.csv","interactions":"interactions.csv" """ + more + "}");
        return path;
    }
}
