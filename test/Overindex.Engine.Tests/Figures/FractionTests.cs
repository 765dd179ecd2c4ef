using System.Globalization;
using System.Numerics;
using CsCheck;
using Overindex.Engine.Figures;

namespace Overindex.Engine.Tests.Figures;

public sealed class FractionTests
{
    // 2^40 people: more than live on earth, and the product of two such counts still leaves room for nine decimals.
    private static readonly Gen<long> Count = Gen.OneOf(Gen.Long[1, 1L << 40], Gen.Long[1, 2_000], Gen.Int[0, 40].Select(power => 1L << power));

    [Theory]
    [InlineData(1, 16, 3, "0.063")]
    [InlineData(1, 2_000, 3, "0.001")]
    [InlineData(49_999, 100_000_000, 3, "0")]
    [InlineData(2, 3, 3, "0.667")]
    [InlineData(1, 3, 3, "0.333")]
    [InlineData(5, 10, 3, "0.5")]
    [InlineData(1, 1, 3, "1")]
    [InlineData(0, 7, 3, "0")]
    [InlineData(9_995, 10_000, 3, "1")]
    [InlineData(1, 2, 0, "1")]
    [InlineData(49, 100, 0, "0")]
    public void A_ratio_is_rounded_half_up_without_trailing_zeros(long part, long whole, int decimals, string expected) =>
        Assert.Equal(expected, Fraction.Of(part, whole).Round(decimals).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void A_rounded_ratio_equals_the_same_in_big_integers() =>
        Gen.Select(Count, Count, Gen.Int[0, 9]).Sample((part, whole, decimals) =>
            AssertRounded(Fraction.Of(part, whole), part, whole, decimals));

    [Fact]
    public void A_rounded_index_equals_the_same_in_big_integers() =>
        Gen.Select(Count, Count, Count, Count, Gen.Int[0, 9]).Sample((part, whole, basePart, baseWhole, decimals) =>
            AssertRounded(Fraction.Index(part, whole, basePart, baseWhole), (BigInteger)part * baseWhole, (BigInteger)whole * basePart, decimals));

    [Fact]
    public void An_exact_half_is_always_rounded_up() =>
        Gen.Select(Gen.Long[0, 1L << 30], Gen.Int[0, 9]).Sample((units, decimals) =>
        {
            // (2u + 1) / (2 * 10^d) lies exactly between u and u + 1 units of the last decimal.
            var scale = (long)BigInteger.Pow(10, decimals);
            Assert.Equal((units + 1m) / scale, Fraction.Of((2 * units) + 1, 2 * scale).Round(decimals));
        });

    [Fact]
    public void An_exact_ratio_differs_from_the_fraction_by_less_than_its_28th_digit() =>
        Gen.Select(Count, Count).Where(pair => pair.Item1 <= pair.Item2).Sample((part, whole) =>
        {
            var (units, scale) = Parts(Fraction.Of(part, whole).ToDecimal());
            var error = BigInteger.Abs((units * whole) - (part * scale));
            Assert.True(error * BigInteger.Pow(10, 28) <= scale * whole, $"{part}/{whole} gave {units}/{scale}");
        });

    [Fact]
    public void An_exact_index_of_large_counts_does_not_overflow() =>
        Assert.Equal(2m, Fraction.Index(1L << 40, 1L << 41, 1L << 40, 1L << 42).ToDecimal());

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 2)]
    [InlineData(1, -2)]
    public void A_fraction_of_nothing_or_of_negative_counts_is_refused(long part, long whole) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fraction.Of(part, whole));

    private static void AssertRounded(Fraction fraction, BigInteger part, BigInteger whole, int decimals)
    {
        var expected = ((2 * part * BigInteger.Pow(10, decimals)) + whole) / (2 * whole);
        var (units, scale) = Parts(fraction.Round(decimals));
        Assert.Equal(expected * scale, units * BigInteger.Pow(10, decimals));
        Assert.True(scale == 1 || units % 10 != 0, "trailing zeros");
    }

    private static (BigInteger Units, BigInteger Scale) Parts(decimal value)
    {
        var bits = decimal.GetBits(value);
        var units = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return (units, BigInteger.Pow(10, value.Scale));
    }
}
