using System.Diagnostics.CodeAnalysis;
using Overindex.Engine;
using Overindex.Engine.Building;

namespace Overindex.Ingest.Lookup;

/// <summary>
/// Distinct ids in <see cref="PersonOrder"/>: an id's place in it is its ordinal. Looked up in batches, so that the waits for memory
/// overlap: everything that a batch will touch is asked for before it is needed.
/// </summary>
internal sealed unsafe class IdTable : IDisposable
{
    internal const int MaxBatch = 2_048;

    private readonly NativeArray<IdEntry> _entries;
    private readonly IdLines _lines;
    private readonly IReadOnlyList<IDisposable> _arenas;

    private IdTable(NativeArray<IdEntry> entries, ReadOnlySpan<ulong> hashes, IReadOnlyList<IDisposable> arenas)
    {
        _entries = entries;
        Count = hashes.Length;
        _arenas = arenas;
        _lines = new IdLines(entries.Span(0, Count), hashes);
    }

    internal int Count { get; }

    /// <summary>The bytes of an id.</summary>
    internal ReadOnlySpan<byte> this[int ordinal] => IdEntry.Read(_entries.Pointer + ordinal);

    /// <summary>Sorts what was collected.</summary>
    /// <param name="collectors">What each thread collected; the bytes of long ids are in <paramref name="arenas"/>.</param>
    /// <param name="arenas">The memory of the ids; the table disposes of it.</param>
    /// <param name="threads">How many threads sort.</param>
    /// <param name="table">The table.</param>
    /// <param name="payloads">By ordinal, what was collected with the id.</param>
    /// <returns>False when an id comes twice; then there is no table, and the memory is the caller's.</returns>
    internal static bool TryCreate<T>(
        IReadOnlyList<IdCollector<T>> collectors,
        IReadOnlyList<IdArena> arenas,
        int threads,
        [NotNullWhen(true)] out IdTable? table,
        [NotNullWhen(true)] out T[]? payloads)
    {
        var sort = new IdSort<T>(collectors, threads);
        if (!sort.Run())
        {
            sort.Dispose();
            (table, payloads) = (null, null);
            return false;
        }

        (table, payloads) = (new IdTable(sort.Entries, sort.Hashes.Span(0, sort.Count), arenas), sort.Payloads);
        sort.Hashes.Dispose();
        return true;
    }

    /// <summary>Finds the ordinals of ids; -1 for unknown ones and for those without a value.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="ordinals">What is found.</param>
    /// <param name="scratch">The thread's own.</param>
    /// <param name="skipped">Marks ids that are not looked for; or nothing.</param>
    internal void Find(Duck.Chunk.Texts ids, Span<int> ordinals, LookupScratch scratch, ReadOnlySpan<bool> skipped = default)
    {
        // As many as the first cache holds: what a longer batch asks for first would be gone before it is used.
        for (var start = 0; start < ordinals.Length; start += LookupScratch.Batch)
        {
            var end = Math.Min(ordinals.Length, start + LookupScratch.Batch);
            for (var i = start; i < end; i++)
            {
                scratch.Lines[i - start] = _lines.Prefetch(IsWanted(ids, i, skipped) ? PersonOrder.Hash(ids[i]) : 0);
            }

            for (var i = start; i < end; i++)
            {
                ordinals[i] = IsWanted(ids, i, skipped) ? IdLines.Find(scratch.Lines[i - start], ids.EntryOf(i)) : -1;
            }
        }
    }

    private static bool IsWanted(Duck.Chunk.Texts ids, int row, ReadOnlySpan<bool> skipped) => ids.IsValid(row) && (skipped.IsEmpty || !skipped[row]);

    public void Dispose()
    {
        _entries.Dispose();
        _lines.Dispose();
        foreach (var arena in _arenas)
        {
            arena.Dispose();
        }
    }
}

/// <summary>What a thread needs for looking up batches.</summary>
internal sealed unsafe class LookupScratch
{
    internal const int Batch = 256;

    internal IdLine*[] Lines { get; } = new IdLine*[Batch];
}
