using Overindex.Server.Answers;

namespace Overindex.Server.Tests.Answers;

public sealed class ContentCodingTests
{
    [Theory]
    [InlineData(null, "Identity")]
    [InlineData("", "Identity")]
    [InlineData("br", "Brotli")]
    [InlineData("gzip", "Gzip")]
    [InlineData("GZIP", "Gzip")]
    [InlineData("gzip, deflate, br, zstd", "Brotli")]
    [InlineData("br;q=0.5, gzip;q=0.8", "Gzip")]
    [InlineData("br;q=0, gzip", "Gzip")]
    [InlineData("br;q=0, gzip;q=0", "Identity")]
    [InlineData("*", "Brotli")]
    [InlineData("*;q=0", "Identity")]
    [InlineData("br;q=0, *", "Gzip")]
    [InlineData("identity", "Identity")]
    [InlineData("identity, br;q=0.9", "Identity")]
    [InlineData("identity;q=0.5, gzip;q=0.5", "Gzip")]
    [InlineData("identity;q=0, gzip;q=0.001", "Gzip")]
    [InlineData("identity;q=0", "Identity")]
    [InlineData("deflate, zstd", "Identity")]
    [InlineData(";;;", "Identity")]
    public void The_coding_is_the_one_that_the_caller_weighs_highest(string? acceptEncoding, string expected) =>
        Assert.Equal(expected, ContentCodings.Choose(acceptEncoding).ToString());
}
