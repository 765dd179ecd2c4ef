namespace Overindex.Engine.Building;

/// <summary>How the people are divided: ranges of buckets that threads take one after the other, each cut where a shard ends.</summary>
internal sealed class SectionPlan
{
    private readonly Section[][] _sections;
    private readonly int[] _bucketStarts;

    internal SectionPlan(SnapshotBuilder builder, int buckets, int shift, int threads)
    {
        var people = builder.People.Count;
        var ranges = Math.Min(buckets, threads == 1 ? 1 : threads * 4);
        _bucketStarts = [.. Enumerable.Range(0, ranges + 1).Select(range => (int)((long)buckets * range / Math.Max(1, ranges)))];
        var shardEnds = ShardEnds(builder);
        _sections = new Section[ranges][];
        for (var range = 0; range < ranges; range++)
        {
            var start = (int)Math.Min((long)_bucketStarts[range] << shift, people);
            var end = (int)Math.Min((long)_bucketStarts[range + 1] << shift, people);
            _sections[range] = [.. Cut(start, end, shardEnds, builder)];
        }
    }

    internal int Ranges => _sections.Length;

    /// <summary>All sections, by ascending ordinals.</summary>
    internal IEnumerable<Section> All => _sections.SelectMany(sections => sections);

    internal ReadOnlySpan<Section> SectionsOf(int range) => _sections[range];

    internal (int First, int End) BucketsOf(int range) => (_bucketStarts[range], _bucketStarts[range + 1]);

    /// <summary>People are in the order of their hash, whose high bits choose the shard: each shard is a run of people.</summary>
    private static int[] ShardEnds(SnapshotBuilder builder)
    {
        var ends = new int[builder.Options.Shards];
        for (var shard = 0; shard < ends.Length; shard++)
        {
            var (low, high) = (shard == 0 ? 0 : ends[shard - 1], builder.People.Count);
            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                (low, high) = PersonOrder.ShardOf(builder.People[middle].Order, ends.Length) <= shard ? (middle + 1, high) : (low, middle);
            }

            ends[shard] = low;
        }

        return ends;
    }

    private static IEnumerable<Section> Cut(int start, int end, int[] shardEnds, SnapshotBuilder builder)
    {
        for (var shard = 0; shard < shardEnds.Length && start < end; shard++)
        {
            if (shardEnds[shard] > start)
            {
                var cut = Math.Min(end, shardEnds[shard]);
                yield return new Section(shard, start, cut, builder.Platform, builder.CreateFactLog());
                start = cut;
            }
        }
    }
}
