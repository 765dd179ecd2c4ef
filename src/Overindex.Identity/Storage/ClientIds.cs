using System.Buffers;
using System.Security.Cryptography;

namespace Overindex.Identity.Storage;

/// <summary>Client ids as they are made here. The database is not asked for anything else: it may not even be able to hold it.</summary>
internal static class ClientIds
{
    private const int Bytes = 8;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    internal static string Next() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    internal static bool IsPossible(string text) => text.Length == Bytes * 2 && !text.AsSpan().ContainsAnyExcept(Digits);
}
