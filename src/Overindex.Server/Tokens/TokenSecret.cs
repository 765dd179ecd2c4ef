using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Overindex.Server.Tokens;

/// <summary>
/// A secret's text: <c>ovx_</c>, then 42 bytes as base64url: 6 of the token's id, 256 random bits, a CRC-32 of both.
/// The id makes the look-up independent of the secret part; the checksum tells a mistyped secret without reading anything.
/// </summary>
internal readonly record struct TokenSecret
{
    internal const string Prefix = "ovx_";
    internal const int IdBytes = 6;
    private const int RandomBytes = 32;
    private const int ChecksumBytes = 4;
    private const int PayloadBytes = IdBytes + RandomBytes + ChecksumBytes;
    private const int TextLength = 4 + (PayloadBytes / 3 * 4);

    private TokenSecret(string text, ReadOnlySpan<byte> payload)
    {
        Text = text;
        Id = Convert.ToHexStringLower(payload[..IdBytes]);
    }

    internal string Text { get; }

    internal string Id { get; }

    internal static TokenSecret Generate()
    {
        Span<byte> payload = stackalloc byte[PayloadBytes];
        RandomNumberGenerator.Fill(payload[..^ChecksumBytes]);
        BinaryPrimitives.WriteUInt32BigEndian(payload[^ChecksumBytes..], Crc32.HashToUInt32(payload[..^ChecksumBytes]));
        return new TokenSecret(Prefix + Base64Url.EncodeToString(payload), payload);
    }

    internal static bool TryParse(string text, out TokenSecret secret)
    {
        secret = default;
        Span<byte> payload = stackalloc byte[PayloadBytes];
        if (text.Length != TextLength
            || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || !Base64Url.IsValid(text.AsSpan(Prefix.Length), out var length)
            || length != PayloadBytes
            || !Base64Url.TryDecodeFromChars(text.AsSpan(Prefix.Length), payload, out _)
            || BinaryPrimitives.ReadUInt32BigEndian(payload[^ChecksumBytes..]) != Crc32.HashToUInt32(payload[..^ChecksumBytes]))
        {
            return false;
        }

        secret = new TokenSecret(text, payload);
        return true;
    }

    internal byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    public override string ToString() => $"{Prefix}...({Id})";
}
