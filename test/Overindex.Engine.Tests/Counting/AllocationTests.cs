namespace Overindex.Engine.Tests.Counting;

/// <summary>The measure is of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationCollection;

[Collection(nameof(AllocationTests))]
public sealed class AllocationTests : IDisposable
{
    private const int Counts = 50;

    // One task and one state machine of the loop itself.
    private const long OfTheLoop = 2_048;

    // Members are counted of the first ad account, the others of the second.
    private readonly NativePlatform _platform = new(PlatformModel.Random(seed: 17, new CountShape(2, 2, 2, 3, 4, 5), shards: 1, 90_000, 40_000, 60_000));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public async Task Counting_a_large_audience_allocates_its_answer_and_nothing_else(int threads, int account)
    {
        var counter = _platform.Counter(threads: threads);
        var audience = Audience.Partner(_platform.Catalog.Accounts[account].Id, AudienceType.ImpressionPlusEngagement);
        await AllocatedAsync(() => counter.CountAsync(audience));
        var answers = await AllocatedAsync(() => ValueTask.FromResult(new AudienceCounts(_platform.Catalog.Shape)));

        // Other code of the process (the test host, timers) may allocate now and then: the least of some runs is ours.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            least = Math.Min(least, await AllocatedAsync(() => counter.CountAsync(audience)));
        }

        Assert.InRange(least, answers, answers + OfTheLoop);
    }

    public void Dispose() => _platform.Dispose();

    private static async Task<long> AllocatedAsync(Func<ValueTask<AudienceCounts>> count)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Counts; i++)
        {
            Assert.NotNull(await count());
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
