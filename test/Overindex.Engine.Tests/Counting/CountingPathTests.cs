namespace Overindex.Engine.Tests.Counting;

/// <summary>One suite over every instruction path and several numbers of threads, against plain loops over plain objects.</summary>
public sealed class CountingPathTests(CountingPlatforms platforms) : IClassFixture<CountingPlatforms>
{
    public static TheoryData<CountingPath> Paths => [CountingPath.Scalar, CountingPath.V128, CountingPath.V256, CountingPath.V512, CountingPath.Auto];

    public static TheoryData<CountingPath, int> PathsAndThreads =>
        [.. from path in Paths from threads in new[] { 1, 2, 3, 0 } select new TheoryDataRow<CountingPath, int>(path.Data, threads)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_size_of_an_audience_is_counted_exactly(CountingPath path) => platforms.OfEverySize.AssertCounts(path, threads: 1);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Tail_interests_are_counted_exactly(CountingPath path) => platforms.WithTail.AssertCounts(path, threads: 1);

    [Theory]
    [MemberData(nameof(PathsAndThreads))]
    public void Shards_add_up_over_any_number_of_threads(CountingPath path, int threads) => platforms.OfThreeShards.AssertCounts(path, threads);

    [Theory]
    [MemberData(nameof(PathsAndThreads))]
    public void No_counter_overflows_when_everybody_has_everything(CountingPath path, int threads) => platforms.WithEverything.AssertCounts(path, threads);

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_counter_that_counted_before_starts_from_zero_again(CountingPath path)
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 4, CountingPlatforms.TailShape, shards: 1, peopleEach: 500, 300, 7));
        var counter = platform.Counter(path);
        var first = platform.Count(counter, 1, AudienceType.ImpressionPlusEngagement);
        platform.Count(counter, 0, AudienceType.ImpressionPlusEngagement);
        Assert.Equal(first, platform.Count(counter, 1, AudienceType.ImpressionPlusEngagement));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_platform_without_any_demographic_or_interest_counts_people(CountingPath path)
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 5, new CountShape(0, 0, 0, 0, 0, 0), shards: 2, peopleEach: 50, 33));
        Assert.Equal([66L], platform.Count(platform.Counter(path), 0, AudienceType.ImpressionPlusEngagement));
    }

    [Fact]
    public async Task Concurrent_counts_do_not_disturb_each_other()
    {
        var platform = platforms.OfThreeShards;
        var counter = platform.Platform.Counter(threads: 2);
        await Parallel.ForAsync(0, 40, (i, _) =>
        {
            platform.AssertCounts(counter, i % platform.Platform.Model.Accounts);
            return ValueTask.CompletedTask;
        });
    }
}
