using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Overindex.Identity.Checking;

/// <summary>The SHA-256 of a token: what is kept in memory and in the database in the token's place.</summary>
internal readonly record struct TokenKey(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>The longest token that is looked at.</summary>
    internal const int MaxLength = 8 * 1024;

    internal static TokenKey Of(string token)
    {
        var length = Encoding.UTF8.GetMaxByteCount(token.Length);
        var rented = length > 512 ? ArrayPool<byte>.Shared.Rent(length) : null;
        var bytes = rented ?? stackalloc byte[512];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        var words = MemoryMarshal.Cast<byte, ulong>(hash);
        return new TokenKey(words[0], words[1], words[2], words[3]);
    }

    /// <summary>As OpenIddict stores the reference of a token.</summary>
    internal string ToReferenceId()
    {
        Span<ulong> words = [A, B, C, D];
        return Convert.ToBase64String(MemoryMarshal.AsBytes(words));
    }
}
