using CsCheck;

namespace Overindex.Engine.Tests;

public sealed class IdTests
{
    private static readonly Gen<string> Digits = Gen.Char["0123456789"].Array[1, 18].Select(digits => new string(digits));

    [Theory]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("007")]
    [InlineData("000000000000000000")]
    [InlineData("999999999999999999")]
    [InlineData("099999999999999999")]
    public void An_id_is_kept_exactly_as_written(string text)
    {
        Assert.Equal(text, AdAccountId.Parse(text).ToString());
        Assert.Equal(text, InterestId.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567890123456789")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("1.0")]
    [InlineData("0x1")]
    [InlineData("٣")]
    public void Anything_but_1_to_18_ascii_digits_is_no_id(string text)
    {
        Assert.False(AdAccountId.TryParse(text, out var account));
        Assert.False(InterestId.TryParse(text, out var interest));
        Assert.Equal((default, default), (account, interest));
        var error = Assert.Throws<FormatException>(() => AdAccountId.Parse(text));
        Assert.Equal($"'{text}' is not an ad account id: it must be 1 to 18 digits.", error.Message);
    }

    [Fact]
    public void The_default_id_is_0() => Assert.Equal("0", default(AdAccountId).ToString());

    [Fact]
    public void Every_text_of_digits_survives_the_round_trip() =>
        Digits.Sample(text => AdAccountId.Parse(text).ToString() == text && InterestId.Parse(text).ToString() == text);

    [Fact]
    public void Different_texts_are_different_ids_ordered_by_length_then_value() =>
        Gen.Select(Digits, Digits).Sample((left, right) =>
        {
            var expected = left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
            var (a, b) = (AdAccountId.Parse(left), AdAccountId.Parse(right));
            Assert.Equal(Math.Sign(expected), Math.Sign(a.CompareTo(b)));
            bool[] actual = [a < b, a > b, a <= b, a >= b, a == b];
            Assert.Equal([expected < 0, expected > 0, expected <= 0, expected >= 0, expected == 0], actual);
        });
}
