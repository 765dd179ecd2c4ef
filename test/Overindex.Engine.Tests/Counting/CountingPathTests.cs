namespace Overindex.Engine.Tests.Counting;

/// <summary>One suite over every instruction path and several numbers of threads, against plain loops over plain objects.</summary>
public sealed class CountingPathTests
{
    private static readonly CountShape Dense = new(7, 3, 6, 40, 210, 448);
    private static readonly CountShape WithTail = new(7, 3, 6, 40, 210, 700);
    private static readonly int[] Sizes = [0, 1, 2, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 255, 256, 257, 1_000, 4_079, 4_080, 4_081, 4_096, 5_000];

    public static TheoryData<CountingPath> Paths => [CountingPath.Scalar, CountingPath.V128, CountingPath.V256, CountingPath.V512, CountingPath.Auto];

    public static TheoryData<CountingPath, int> PathsAndThreads =>
        [.. from path in Paths from threads in new[] { 1, 2, 3, 0 } select new TheoryDataRow<CountingPath, int>(path.Data, threads)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_size_of_an_audience_is_counted_exactly(CountingPath path)
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 1, Dense, shards: 1, peopleEach: 6_000, Sizes));
        AssertAllEqualTheOracle(platform, platform.Counter(path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Tail_interests_are_counted_exactly(CountingPath path)
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 2, WithTail, shards: 1, peopleEach: 3_000, 0, 1, 15, 17, 40, 100, 257, 3_000));
        AssertAllEqualTheOracle(platform, platform.Counter(path));
    }

    [Theory]
    [MemberData(nameof(PathsAndThreads))]
    public void Shards_add_up_over_any_number_of_threads(CountingPath path, int threads)
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 3, WithTail, shards: 3, peopleEach: 9_000, 0, 1, 100, 8_000));
        AssertAllEqualTheOracle(platform, platform.Counter(path, threads));
    }

    [Theory]
    [MemberData(nameof(PathsAndThreads))]
    public void No_counter_overflows_when_everybody_has_everything(CountingPath path, int threads)
    {
        const int Members = 70_001;
        var person = Person.WithEverything(Dense);
        var members = Enumerable.Range(0, Members).Select(ordinal => (uint)ordinal).ToArray();
        using var platform = new NativePlatform(new PlatformModel(Dense, new PlatformModel.Shard([.. Enumerable.Repeat(person, Members)], [members], [[]])));
        AssertAllEqualTheOracle(platform, platform.Counter(path, threads));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_counter_that_counted_before_starts_from_zero_again(CountingPath path)
    {
        using var platform = new NativePlatform(PlatformModel.Random(seed: 4, WithTail, shards: 1, peopleEach: 500, 300, 7));
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
        using var platform = new NativePlatform(PlatformModel.Random(seed: 6, WithTail, shards: 2, peopleEach: 20_000, 20_000, 9_000, 3, 500));
        var counter = platform.Counter(threads: 2);
        await Parallel.ForAsync(0, 40, (i, _) =>
        {
            var account = i % platform.Model.Accounts;
            Assert.Equal(platform.Model.Count(account, AudienceType.ImpressionPlusEngagement), platform.Count(counter, account, AudienceType.ImpressionPlusEngagement));
            return ValueTask.CompletedTask;
        });
    }

    private static void AssertAllEqualTheOracle(NativePlatform platform, LocalAudienceCounter counter)
    {
        for (var account = 0; account < platform.Model.Accounts; account++)
        {
            foreach (var type in Enum.GetValues<AudienceType>())
            {
                Assert.Equal(platform.Model.Count(account, type), platform.Count(counter, account, type));
            }
        }
    }
}
