using System.IO.Hashing;

namespace Overindex.Engine;

/// <summary>
/// The order of people in a snapshot: by the XxHash3 of their id, then by the id's bytes. It depends on nothing but the ids, spreads any people
/// evenly, and makes a shard a run of consecutive people.
/// </summary>
public static class PersonOrder
{
    /// <summary>The first key of the order.</summary>
    /// <param name="personId">The UTF-8 bytes of the id.</param>
    /// <returns>Its 64-bit XxHash3, seed 0.</returns>
    public static ulong Hash(ReadOnlySpan<byte> personId) => XxHash3.HashToUInt64(personId);

    internal static int ShardOf(ulong hash, int shards) => (int)Math.BigMul(hash, (ulong)shards, out _);
}
