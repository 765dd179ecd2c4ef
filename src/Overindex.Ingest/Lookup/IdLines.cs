using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Overindex.Engine.Building;

namespace Overindex.Ingest.Lookup;

/// <summary>
/// A hash table that is read by the cache line: ids with their ordinals, three a line, in the line that their hash tells or, where that is full, in the
/// next one that is not. Two thirds full, so that nine of ten searches touch one line.
/// </summary>
internal sealed unsafe class IdLines : IDisposable
{
    private const int AverageIds = 2;

    private readonly NativeArray<IdLine> _lines;
    private readonly ulong _homes;

    /// <summary>The hashes of one shard are a narrow range; spread over all homes, they fill the lines evenly again.</summary>
    private readonly ulong _low;
    private readonly int _shift;

    /// <param name="entries">Ids in the order of their hashes; their ordinals count from 0.</param>
    /// <param name="hashes">The hashes.</param>
    internal IdLines(ReadOnlySpan<IdEntry> entries, ReadOnlySpan<ulong> hashes)
    {
        _homes = (ulong)((hashes.Length / AverageIds) + 1);
        _low = hashes.IsEmpty ? 0 : hashes[0];
        _shift = hashes.IsEmpty ? 0 : BitOperations.LeadingZeroCount((hashes[^1] - _low) | 1);

        // Behind the last home there is room for all, and a line that is not full: searches end without counting.
        var overflow = LinesAfterHomes(hashes);
        _lines = new NativeArray<IdLine>((long)_homes + overflow);
        NativeMemory.Clear(_lines.Pointer, (nuint)_lines.Length * IdLine.Bytes);
        var line = 0L;
        for (var i = 0; i < hashes.Length; i++)
        {
            line = Math.Max(line, HomeOf(hashes[i]));
            if (_lines[line].Count == IdLine.Capacity)
            {
                line++;
            }

            _lines[line].Add(entries[i], i);
        }
    }

    /// <summary>Asks for the line of a hash.</summary>
    internal IdLine* Prefetch(ulong hash)
    {
        var line = _lines.Pointer + HomeOf(hash);
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(line);
        }

        return line;
    }

    /// <summary>The ordinal of an id whose search starts in a line, or -1.</summary>
    internal static int Find(IdLine* line, in IdEntry id)
    {
        for (; ; line++)
        {
            var ordinal = line->Find(id);
            if (ordinal >= 0 || line->Count < IdLine.Capacity)
            {
                return ordinal;
            }
        }
    }

    public void Dispose() => _lines.Dispose();

    /// <summary>How many lines the last ids need beyond the last home, and one that stays empty.</summary>
    private long LinesAfterHomes(ReadOnlySpan<ulong> hashes)
    {
        var (line, count) = (0L, 0);
        foreach (var hash in hashes)
        {
            var home = HomeOf(hash);
            if (home > line)
            {
                (line, count) = (home, 0);
            }
            else if (count == IdLine.Capacity)
            {
                (line, count) = (line + 1, 0);
            }

            count++;
        }

        return Math.Max(0, line - (long)_homes + 1) + 1;
    }

    /// <summary>For a hash out of the range, which nobody has, some home.</summary>
    private long HomeOf(ulong hash) => (long)Math.BigMul((hash - _low) << _shift, _homes, out _);
}

/// <summary>A cache line of ids.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IdLine
{
    internal const int Capacity = 3;
    internal const int Bytes = 64;

    private Entries _entries;
    private Ordinals _ordinals;

    internal int Count { get; private set; }

    internal void Add(in IdEntry id, int ordinal)
    {
        _entries[Count] = id;
        _ordinals[Count++] = ordinal;
    }

    internal readonly int Find(in IdEntry id)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_entries[i].IsSame(id))
            {
                return _ordinals[i];
            }
        }

        return -1;
    }

    [InlineArray(Capacity)]
    private struct Entries
    {
        private IdEntry _first;
    }

    [InlineArray(Capacity)]
    private struct Ordinals
    {
        private int _first;
    }
}
