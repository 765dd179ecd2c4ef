using CsCheck;
using Overindex.Engine.Counting;

namespace Overindex.Engine.Tests.Counting;

/// <summary>Audiences of nearly everybody are counted as everybody without the others: the counts must be those of their members all the same.</summary>
public sealed class NonMembersTests
{
    private static readonly CountShape Shape = new(3, 2, 2, 5, 9, 520);

    // Around the rows of a chunk, and a few chunks.
    private static readonly Gen<int> People = Gen.OneOf(
        Gen.Int[NonMembers.ChunkRows - 1, NonMembers.ChunkRows + 33], Gen.Int[9_000, 36_000]);

    [Fact]
    public void An_audience_of_any_share_of_a_platform_has_the_counts_of_its_members() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 3], People, Gen.Int[45, 100]).Sample(
            (seed, shards, people, percent) =>
            {
                var members = (int)((long)people * percent / 100);
                using var platform = new NativePlatform(PlatformModel.Random(seed, Shape, shards, people, members, people - (seed % 40)));
                foreach (var threads in (int[])[1, 3])
                {
                    var counter = platform.Counter(threads: threads);
                    for (var account = 0; account < platform.Model.Accounts; account++)
                    {
                        const AudienceType All = AudienceType.ImpressionPlusEngagement;
                        Assert.Equal(platform.Model.Count(account, All), platform.Count(counter, account, All));
                    }
                }
            },
            iter: 6);

    [Fact]
    public void Those_found_are_all_but_the_members_of_both_lists()
    {
        const int Few = 100;
        var shard = new PlatformModel.Shard(
            [.. Enumerable.Range(0, Few).Select(_ => Person.Random(new Random(1), Shape))], [[0, 31, 32, 98]], [[1, 33, 64, 99]]);
        using var platform = new NativePlatform(new PlatformModel(Shape, shard));
        Assert.Equal(
            Enumerable.Range(0, Few).Select(row => (uint)row).Except(new uint[] { 0, 31, 32, 98, 1, 33, 64, 99 }),
            NonMembers.Find(platform.Shards[0], 0, AudienceType.ImpressionPlusEngagement, 0, new CountingScratch()).ToArray());
        Assert.Equal(
            Enumerable.Range(0, Few).Select(row => (uint)row).Except(new uint[] { 0, 31, 32, 98 }),
            NonMembers.Find(platform.Shards[0], 0, AudienceType.Engagement, 0, new CountingScratch()).ToArray());
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(9_999_990, 10_000_000, true)]
    [InlineData(6_000_000, 10_000_000, true)]
    [InlineData(5_000_000, 10_000_000, false)]
    [InlineData(1_000_000, 10_000_000, false)]
    public void The_others_are_counted_when_they_are_clearly_fewer(long members, long people, bool ofOthers) =>
        Assert.Equal(ofOthers, NonMembers.AreQuicker(members, people));
}
