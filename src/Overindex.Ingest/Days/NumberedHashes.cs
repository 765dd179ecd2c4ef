using System.IO.Hashing;
using System.Runtime.InteropServices;
using Overindex.Engine.Building;

namespace Overindex.Ingest.Days;

/// <summary>The file of <see cref="IdNumbers"/>: two hashes and a number for each id, by the first hash; and a checksum.</summary>
internal sealed class NumberedHashes : IDisposable
{
    private const ulong Magic = 0x31_53_44_49_49_56_4F; // "OVIIDS1"
    private const int BufferEntries = 16_384;

    private NumberedHashes(int count)
    {
        Count = count;
        First = new NativeArray<ulong>(count);
        Second = new NativeArray<ulong>(count);
        Numbers = new NativeArray<int>(count);
    }

    internal int Count { get; }

    internal NativeArray<ulong> First { get; }

    internal NativeArray<ulong> Second { get; }

    internal NativeArray<int> Numbers { get; }

    /// <summary>Reads a file; null when it is not as it was written.</summary>
    internal static NumberedHashes? TryLoad(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenRead(path);
        Head head = default;
        if (file.ReadAtLeast(MemoryMarshal.AsBytes(new Span<Head>(ref head)), Marshal.SizeOf<Head>(), throwOnEndOfStream: false) < Marshal.SizeOf<Head>()
            || head.Magic != Magic
            || head.Count < 0
            || file.Length != Marshal.SizeOf<Head>() + ((long)head.Count * Marshal.SizeOf<Entry>()))
        {
            return null;
        }

        var hashes = new NumberedHashes(head.Count);
        if (hashes.Read(file) == head.Checksum)
        {
            return hashes;
        }

        hashes.Dispose();
        return null;
    }

    /// <summary>Whether an id of today has the first hash of a known one, but not the second.</summary>
    internal bool Contradicts(IdHashes today)
    {
        var at = 0;
        for (var i = 0; i < today.Count; i++)
        {
            while (at < Count && First[at] < today.First[i])
            {
                at++;
            }

            if (at < Count && First[at] == today.First[i] && Second[at] != today.Second[i])
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
        Numbers.Dispose();
    }

    private ulong Read(FileStream file)
    {
        var checksum = new XxHash3();
        var buffer = new Entry[BufferEntries];
        for (var start = 0; start < Count; start += BufferEntries)
        {
            var entries = buffer.AsSpan(0, Math.Min(BufferEntries, Count - start));
            file.ReadExactly(MemoryMarshal.AsBytes(entries));
            checksum.Append(MemoryMarshal.AsBytes(entries));
            for (var i = 0; i < entries.Length; i++)
            {
                First[start + i] = entries[i].First;
                Second[start + i] = entries[i].Second;
                Numbers[start + i] = entries[i].Number;
            }
        }

        return checksum.GetCurrentHashAsUInt64();
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Head(ulong Magic, ulong Checksum, long Count64)
    {
        internal int Count => Count64 is >= 0 and <= int.MaxValue ? (int)Count64 : -1;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Entry(ulong First, ulong Second, int Number);

    /// <summary>Writes a file, its entries in the order of their first hash.</summary>
    internal sealed class Writer : IDisposable
    {
        private readonly FileStream _file;
        private readonly XxHash3 _checksum = new();
        private readonly Entry[] _buffer = new Entry[BufferEntries];
        private readonly int _count;
        private int _buffered;

        internal Writer(string path, int count)
        {
            _file = File.Create(path);
            _count = count;
            WriteHead(default);
        }

        internal void Add(ulong first, ulong second, int number)
        {
            _buffer[_buffered++] = new Entry(first, second, number);
            if (_buffered == BufferEntries)
            {
                Flush();
            }
        }

        internal void Complete()
        {
            Flush();
            _file.Position = 0;
            WriteHead(new Head(Magic, _checksum.GetCurrentHashAsUInt64(), _count));
        }

        public void Dispose() => _file.Dispose();

        private void Flush()
        {
            var bytes = MemoryMarshal.AsBytes(_buffer.AsSpan(0, _buffered));
            _checksum.Append(bytes);
            _file.Write(bytes);
            _buffered = 0;
        }

        private void WriteHead(Head head) => _file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Head>(in head)));
    }
}
