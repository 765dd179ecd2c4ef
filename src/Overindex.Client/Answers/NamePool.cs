using System.Buffers.Binary;
using System.Text.Json;

namespace Overindex.Client.Answers;

/// <summary>
/// Keys and names repeat from answer to answer: the pool gives the same string for the same bytes. It has a fixed number of places, four for each hash;
/// a newcomer takes the place of another, so it never grows. Entries are immutable, so readers need no lock; a lost race costs a string.
/// </summary>
internal sealed class NamePool
{
    internal const int LongestBytes = 64;

    private const int Sets = 2048;

    private const int Ways = 4;

    private readonly Entry?[] _entries = new Entry?[Sets * Ways];

    internal static NamePool Shared { get; } = new();

    /// <summary>The string that the reader stands on.</summary>
    internal string Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.HasValueSequence || reader.ValueSpan.Length > LongestBytes)
        {
            return reader.GetString()!;
        }

        var bytes = reader.ValueSpan;
        var hash = Hash(bytes);
        var set = _entries.AsSpan((int)(hash % Sets) * Ways, Ways);
        foreach (var entry in set)
        {
            if (entry is not null && entry.Hash == hash && bytes.SequenceEqual(entry.Bytes))
            {
                return entry.Text;
            }
        }

        var text = reader.GetString()!;
        var place = set.IndexOf((Entry?)null);
        set[place >= 0 ? place : (int)((hash / Sets) % Ways)] = new Entry(hash, bytes.ToArray(), text);
        return text;
    }

    // Not a hash to defend a dictionary with: here the worst that a hostile server can do is to make the pool useless.
    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)bytes.Length * Prime;
        while (bytes.Length > 0)
        {
            var block = bytes.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : Tail(bytes);
            hash = (hash ^ block) * Prime;

            // A product carries differences upwards only; keys differ in their last characters, which are the block's highest bits.
            hash ^= hash >> 29;
            bytes = bytes[Math.Min(sizeof(ulong), bytes.Length)..];
        }

        return (uint)((hash * Prime) >> 32);
    }

    private static ulong Tail(ReadOnlySpan<byte> bytes)
    {
        var tail = 0UL;
        foreach (var value in bytes)
        {
            tail = (tail << 8) | value;
        }

        return tail;
    }

    private sealed record Entry(uint Hash, byte[] Bytes, string Text);
}
