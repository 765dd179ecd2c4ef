using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Text;

namespace Overindex.Ingest.Lookup;

/// <summary>Gives each distinct text a code, from 0 in the order they are first seen. For few texts; safe for concurrent use.</summary>
internal sealed class TextCodes
{
    private readonly ConcurrentDictionary<byte[], int> _codes = new(Utf8Comparer.Instance);
    private readonly List<string> _texts = [];
    private readonly ConcurrentDictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    internal TextCodes() => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<byte>>();

    internal TextCodes(IEnumerable<string> texts)
        : this()
    {
        foreach (var text in texts)
        {
            CodeOf(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>By code. Only while nobody adds.</summary>
    internal IReadOnlyList<string> Texts => _texts;

    /// <summary>The code of a text, a new one if need be.</summary>
    internal int CodeOf(ReadOnlySpan<byte> text)
    {
        if (_lookup.TryGetValue(text, out var code))
        {
            return code;
        }

        lock (_texts)
        {
            if (!_lookup.TryGetValue(text, out code))
            {
                code = _texts.Count;
                _texts.Add(Encoding.UTF8.GetString(text));
                _codes[text.ToArray()] = code;
            }

            return code;
        }
    }

    /// <summary>The code of a text, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> text) => _lookup.TryGetValue(text, out var code) ? code : -1;

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        internal static Utf8Comparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)XxHash3.HashToUInt64(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
