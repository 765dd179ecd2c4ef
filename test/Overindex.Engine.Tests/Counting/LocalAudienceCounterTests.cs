using Overindex.Engine.Counting;

namespace Overindex.Engine.Tests.Counting;

public sealed class LocalAudienceCounterTests
{
    private static readonly CountShape Shape = new(7, 3, 6, 40, 210, 500);

    [Theory]
    [InlineData(AudienceType.Engagement)]
    [InlineData(AudienceType.ImpressionPlusEngagement)]
    public async Task The_platforms_audiences_are_the_stored_counters_added_over_shards(AudienceType type)
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 11, Shape, shards: 3, peopleEach: 200, 50, 90));
        var people = platform.Model.Shards.SelectMany(shard => type == AudienceType.Engagement
            ? shard.Engaged.SelectMany(members => members).Distinct().Select(member => shard.People[member])
            : shard.People);
        var counts = await platform.Counter().CountAsync(Audience.Platform(type), TestContext.Current.CancellationToken);
        Assert.Equal(platform.Model.Sum(people), counts.Counters.ToArray());
    }

    [Fact]
    public async Task An_unknown_ad_account_has_no_people()
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 12, Shape, shards: 1, peopleEach: 20, 10));
        var audience = Audience.Partner(AdAccountId.Parse("404"), AudienceType.Engagement);
        var counts = await platform.Counter().CountAsync(audience, TestContext.Current.CancellationToken);
        Assert.Equal(Shape, counts.Shape);
        Assert.All(counts.Counters.ToArray(), count => Assert.Equal(0, count));
    }

    [Fact]
    public void A_small_audience_is_answered_at_once()
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 13, Shape, shards: 2, peopleEach: 100, 100));
        Assert.True(Ask(platform).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_small_audience_costs_no_allocation_but_its_answer()
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 14, Shape, shards: 2, peopleEach: 2_000, 2_000));
        var counter = platform.Counter();
        var audience = Audience.Partner(platform.Catalog.Accounts[0].Id, AudienceType.ImpressionPlusEngagement);
        // Collections by other tests disturb a single measurement; the least of many is what counting itself allocates.
        var least = long.MaxValue;
        for (var i = 0; i < 1_000; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            await counter.CountAsync(audience);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        const int TwoObjectHeadersAndFields = 64;
        Assert.InRange(least, 1, (Shape.Length * sizeof(long)) + TwoObjectHeadersAndFields);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task A_cancelled_count_gives_no_answer(int members)
    {
        var shape = new CountShape(1, 0, 0, 0, 0, 0);
        using var platform = new NativePlatform(PlatformModel.Random(seed: 15, shape, shards: 1, peopleEach: members, members));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask(platform, new CancellationToken(canceled: true)).AsTask());
    }

    [Fact]
    public void A_negative_number_of_threads_is_refused_with_its_range()
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 16, Shape, shards: 1, peopleEach: 1, 1));
        var error = Assert.Throws<ArgumentException>(() => platform.Counter(threads: -1));
        Assert.Equal("CountingOptions.Threads is -1; it must be at least 0.", error.Message);
    }

    [Fact]
    public void Chunks_are_whole_blocks()
    {
        Assert.Equal(0, MemberChunks.ChunkMembers % CountingScratch.BlockRows);
    }

    private static ValueTask<AudienceCounts> Ask(NativePlatform platform, CancellationToken cancellationToken = default) =>
        platform.Counter().CountAsync(Audience.Partner(platform.Catalog.Accounts[0].Id, AudienceType.ImpressionPlusEngagement), cancellationToken);
}
