using System.Buffers.Text;
using System.IO.Compression;
using System.IO.Hashing;
using Microsoft.Net.Http.Headers;

namespace Overindex.Server.Answers;

/// <summary>An answer's bytes in one coding, with a strong entity tag of their own: equal tags mean equal bytes on the wire.</summary>
internal sealed class Representation
{
    // About 1 ms for 50 kB; the best quality would take fifty times as long for a tenth less.
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 18;

    private Representation(byte[] bytes, string? contentEncoding, string tagText)
    {
        Bytes = bytes;
        ContentEncoding = contentEncoding;
        TagText = tagText;
        Tag = EntityTagHeaderValue.Parse(tagText);
    }

    internal byte[] Bytes { get; }

    /// <summary>What <c>Content-Encoding</c> says; none when the bytes are plain.</summary>
    internal string? ContentEncoding { get; }

    internal EntityTagHeaderValue Tag { get; }

    internal string TagText { get; }

    internal static Representation Plain(byte[] bytes) => new(bytes, null, $"\"{Base64Url.EncodeToString(XxHash128.Hash(bytes))}\"");

    internal static Representation Brotli(Representation plain)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Bytes.Length)];
        return BrotliEncoder.TryCompress(plain.Bytes, buffer, out var length, BrotliQuality, BrotliWindow)
            ? Coded(plain, buffer[..length], "br")
            : plain;
    }

    internal static Representation Gzip(Representation plain)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain.Bytes);
        }

        return Coded(plain, target.ToArray(), "gzip");
    }

    private static Representation Coded(Representation plain, byte[] bytes, string coding) =>
        bytes.Length < plain.Bytes.Length ? new Representation(bytes, coding, $"{plain.TagText[..^1]}-{coding}\"") : plain;
}
