using CsCheck;
using Overindex.Engine.Figures;

namespace Overindex.Engine.Tests.Figures;

public sealed class SizeRoundingTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(100, 100)]
    [InlineData(101, 500)]
    [InlineData(500, 500)]
    [InlineData(501, 1_000)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 5_000)]
    [InlineData(5_000, 5_000)]
    [InlineData(5_001, 10_000)]
    [InlineData(10_000, 10_000)]
    [InlineData(10_001, 15_000)]
    [InlineData(15_000, 15_000)]
    [InlineData(15_001, 20_000)]
    [InlineData(95_001, 100_000)]
    [InlineData(100_000, 100_000)]
    [InlineData(100_001, 101_000)]
    [InlineData(101_000, 101_000)]
    [InlineData(999_000, 999_000)]
    [InlineData(999_001, 1_000_000)]
    [InlineData(1_000_000, 1_000_000)]
    [InlineData(1_000_001, 1_010_000)]
    [InlineData(1_234_567, 1_240_000)]
    [InlineData(9_990_001, 10_000_000)]
    [InlineData(48_700_000_001, 48_800_000_000)]
    public void A_size_is_rounded_up_to_the_next_boundary(long people, long expected) =>
        Assert.Equal(expected, SizeRounding.RoundUp(people, PrivacyRules.Default));

    [Fact]
    public void A_published_size_is_never_under_the_people_and_grows_with_them() =>
        Gen.Select(Gen.Long[1, 1L << 40], Gen.Long[0, 1_000]).Sample((people, more) =>
        {
            var size = SizeRounding.RoundUp(people, PrivacyRules.Default);
            Assert.True(size >= people);
            Assert.Equal(size, SizeRounding.RoundUp(size, PrivacyRules.Default));
            Assert.True(SizeRounding.RoundUp(people + more, PrivacyRules.Default) >= size);
        });

    [Theory]
    [InlineData(3, 7)]
    [InlineData(8, 11)]
    [InlineData(12, 22)]
    [InlineData(33, 33)]
    [InlineData(40, 44)]
    [InlineData(41, 41)]
    [InlineData(1_001, 1_010)]
    public void Other_boundaries_apply_when_the_rules_say_so(long people, long expected)
    {
        var rules = new PrivacyRules { MinimumAudience = 1, SizeBoundaries = [7], SizeStep = 11, SizeStepLimit = 40 };
        Assert.Equal(expected, SizeRounding.RoundUp(people, rules));
    }
}
