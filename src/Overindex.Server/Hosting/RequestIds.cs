using System.Globalization;
using System.Security.Cryptography;

namespace Overindex.Server.Hosting;

/// <summary>Ids that no other request has, on this server or another: a random half a process, and a number a request.</summary>
internal static class RequestIds
{
    private static readonly string Process = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private static long _last;

    internal static string Next() => string.Create(CultureInfo.InvariantCulture, $"{Process}{Interlocked.Increment(ref _last):x16}");
}
