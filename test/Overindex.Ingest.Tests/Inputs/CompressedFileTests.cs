using System.IO.Compression;
using Overindex.Ingest.Inputs;
using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Inputs;

public sealed class CompressedFileTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * i / 7))];

    [Fact]
    public void Gzip_of_several_members_is_whole_and_cut_anywhere_it_is_not()
    {
        using var platform = new TestPlatform();
        byte[] whole = [.. Gzip(Content), .. Gzip(Content[..1_000]), .. Gzip(Content[..70_000])];
        Assert.Null(Damage(platform, "a.gz", whole));
        for (var length = 1; length < whole.Length; length += 997)
        {
            // Where a member ends, a shorter file is a whole file.
            var isMemberEnd = length == Gzip(Content).Length || length == Gzip(Content).Length + Gzip(Content[..1_000]).Length;
            Assert.Equal(isMemberEnd, Damage(platform, "a.gz", whole[..length]) is null);
        }
    }

    [Fact]
    public void Gzip_with_a_changed_byte_or_of_another_kind_is_damaged()
    {
        using var platform = new TestPlatform();
        var bytes = Gzip(Content);
        bytes[bytes.Length / 2] ^= 0x10;
        Assert.NotNull(Damage(platform, "a.gz", bytes));
        Assert.NotNull(Damage(platform, "a.gz", "person_id,age\np1,18-24\n"u8.ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500_000)]
    public void Zstd_is_whole_with_several_frames_and_cut_anywhere_it_is_not(int rows)
    {
        using var platform = new TestPlatform();
        platform.Copy($"SELECT hash(i) AS a FROM range({rows}) r(i)", "a.csv.zst", "FORMAT csv, COMPRESSION zstd");
        var frame = File.ReadAllBytes(platform.PathOf("a.csv.zst"));
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
        byte[] whole = [.. frame, .. skippable, .. frame];
        Assert.Null(Damage(platform, "a.zst", frame));
        Assert.Null(Damage(platform, "a.zst", whole));
        for (var length = 1; length < frame.Length; length += 1 + (frame.Length / 50))
        {
            Assert.NotNull(Damage(platform, "a.zst", frame[..length]));
            Assert.NotNull(Damage(platform, "a.zst", whole[..(frame.Length + skippable.Length + length)]));
        }

        Assert.NotNull(Damage(platform, "a.zst", Gzip(Content)));
    }

    [Fact]
    public void A_file_that_is_not_compressed_is_not_looked_at()
    {
        using var platform = new TestPlatform();
        Assert.Null(Damage(platform, "a.csv", [1, 2, 3]));
    }

    private static string? Damage(TestPlatform platform, string name, byte[] bytes)
    {
        platform.Write(name, bytes);
        return CompressedFile.FindDamage(platform.PathOf(name), CancellationToken.None);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }
}
