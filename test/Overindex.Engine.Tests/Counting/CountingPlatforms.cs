namespace Overindex.Engine.Tests.Counting;

/// <summary>The platforms that every path counts, each made once together with what the oracle says of it.</summary>
public sealed class CountingPlatforms : IDisposable
{
    internal static readonly CountShape DenseShape = new(7, 3, 6, 40, 210, 448);
    internal static readonly CountShape TailShape = new(7, 3, 6, 40, 210, 700);

    // Around the kernel's block of 16, its look-ahead of 32 and the 4 080 rows after which byte counters are full.
    private static readonly int[] Sizes =
        [0, 1, 2, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 255, 256, 257, 1_000, 4_079, 4_080, 4_081, 4_096, 5_000];

    private readonly Lazy<Expected> _ofEverySize = new(() =>
        new(PlatformModel.Random(seed: 1, DenseShape, shards: 1, peopleEach: 6_000, Sizes)));
    private readonly Lazy<Expected> _withTail = new(() =>
        new(PlatformModel.Random(seed: 2, TailShape, shards: 1, peopleEach: 3_000, 0, 1, 15, 17, 49, 257, 3_000)));
    private readonly Lazy<Expected> _ofThreeShards = new(() =>
        new(PlatformModel.Random(seed: 3, TailShape, shards: 3, peopleEach: 9_000, 0, 1, 100, 8_000)));
    private readonly Lazy<Expected> _withEverything = new(() => new(EverybodyHasEverything(people: 130_000, members: 66_000)));

    internal Expected OfEverySize => _ofEverySize.Value;

    internal Expected WithTail => _withTail.Value;

    internal Expected OfThreeShards => _ofThreeShards.Value;

    internal Expected WithEverything => _withEverything.Value;

    public void Dispose()
    {
        foreach (var lazy in new[] { _ofEverySize, _withTail, _ofThreeShards, _withEverything }.Where(lazy => lazy.IsValueCreated))
        {
            lazy.Value.Platform.Dispose();
        }
    }

    /// <summary>Half of all people are members: of more, the others would be counted.</summary>
    private static PlatformModel EverybodyHasEverything(int people, int members)
    {
        var first = Enumerable.Range(0, members).Select(ordinal => (uint)ordinal).ToArray();
        var everybody = Enumerable.Repeat(Person.WithEverything(DenseShape), people).ToArray();
        return new PlatformModel(DenseShape, new PlatformModel.Shard(everybody, [first], [[]]));
    }

    internal sealed class Expected(PlatformModel model)
    {
        private readonly (long[] Engaged, long[] Total)[] _counts = [.. Enumerable.Range(0, model.Accounts)
            .Select(account => (model.Count(account, AudienceType.Engagement), model.Count(account, AudienceType.ImpressionPlusEngagement)))];

        internal NativePlatform Platform { get; } = new(model);

        internal void AssertCounts(CountingPath path, int threads)
        {
            var counter = Platform.Counter(path, threads);
            for (var account = 0; account < _counts.Length; account++)
            {
                AssertCounts(counter, account);
            }
        }

        internal void AssertCounts(LocalAudienceCounter counter, int account)
        {
            Assert.Equal(_counts[account].Engaged, Platform.Count(counter, account, AudienceType.Engagement));
            Assert.Equal(_counts[account].Total, Platform.Count(counter, account, AudienceType.ImpressionPlusEngagement));
        }
    }
}
