using Overindex.Cli.Arguments;

namespace Overindex.Cli.Tests.Arguments;

public sealed class MemoryTextTests
{
    [Theory]
    [InlineData("8GB", 8_589_934_592)]
    [InlineData("1.5gb", 1_610_612_736)]
    [InlineData("1500MB", 1_572_864_000)]
    public void Amounts_are_read(string text, long bytes) => Assert.Equal(bytes, MemoryText.Parse(text));

    [Theory]
    [InlineData("8")]
    [InlineData("GB")]
    [InlineData("-8GB")]
    [InlineData("0.5GB")]
    [InlineData("1023MB")]
    [InlineData("8TB")]
    [InlineData("99999999GB")]
    public void Other_texts_are_refused_with_the_rule(string text) =>
        Assert.Contains("at least 1GB", Assert.Throws<FormatException>(() => MemoryText.Parse(text)).Message, StringComparison.Ordinal);
}
