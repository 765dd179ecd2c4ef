using Overindex.Engine.Building;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Days;

/// <summary>
/// A number for every id that was ever seen, the same from build to build: ordinals shift when ids come and go, and what is kept by day must not.
/// The ids themselves are not kept, but 128 bits of hash.
/// </summary>
internal sealed class IdNumbers : IDisposable
{
    private readonly NativeArray<int>? _numbers;
    private readonly NativeArray<int>? _ordinals;

    private IdNumbers(IdHashes today, NumberedHashes? known)
    {
        Count = today.Count;
        if (known is not null)
        {
            _numbers = new NativeArray<int>(today.Count);
            _ordinals = new NativeArray<int>(known.Count);
            Count = Match(today, known, _numbers, _ordinals);
            HasGone = Count > today.Count;
            IsWorn = Count > 2 * (today.Count + 1_000_000L);
        }
    }

    /// <summary>How many numbers there are; those of today's new ids are the greatest.</summary>
    internal int Count { get; }

    /// <summary>Whether some known ids are not among today's.</summary>
    internal bool HasGone { get; }

    /// <summary>Whether most known ids are gone, so that it is better to number anew.</summary>
    internal bool IsWorn { get; }

    /// <summary>Numbers today's ids anew, by their ordinals, and writes the numbers to a file.</summary>
    /// <returns>Null when two ids cannot be told apart by their hash.</returns>
    internal static IdNumbers? TryCreate(IdTable ids, int threads, string newPath)
    {
        using var today = IdHashes.TryCreate(ids, threads);
        if (today is null)
        {
            return null;
        }

        var numbers = new IdNumbers(today, null);
        numbers.Save(today, null, newPath);
        return numbers;
    }

    /// <summary>Goes on from a file. If there are new ids, all numbers are written to a new one.</summary>
    /// <returns>Null when the file cannot be used, or two ids cannot be told apart by their hash.</returns>
    internal static (IdNumbers Numbers, bool IsWritten)? TryLoad(string path, IdTable ids, int threads, string newPath)
    {
        using var known = NumberedHashes.TryLoad(path);
        using var today = known is null ? null : IdHashes.TryCreate(ids, threads);
        if (today is null || known!.Contradicts(today))
        {
            return null;
        }

        var numbers = new IdNumbers(today, known);
        var isWritten = numbers.Count > known.Count;
        if (isWritten)
        {
            numbers.Save(today, known, newPath);
        }

        return (numbers, isWritten);
    }

    /// <summary>The number of an ordinal of this build.</summary>
    internal int NumberOf(int ordinal) => _numbers is null ? ordinal : _numbers[ordinal];

    /// <summary>The ordinal, in this build, of a number of an earlier one, or -1 if it is gone.</summary>
    internal int OrdinalOf(int number) => _ordinals is null ? number : _ordinals[number];

    public void Dispose()
    {
        _numbers?.Dispose();
        _ordinals?.Dispose();
    }

    private void Save(IdHashes today, NumberedHashes? known, string path)
    {
        using var writer = new NumberedHashes.Writer(path, Count);
        var (at, ordinal) = (0, 0);
        var knownCount = known?.Count ?? 0;
        while (at < knownCount || ordinal < today.Count)
        {
            if (ordinal == today.Count || (at < knownCount && known!.First[at] <= today.First[ordinal]))
            {
                ordinal += ordinal < today.Count && known!.First[at] == today.First[ordinal] ? 1 : 0;
                writer.Add(known!.First[at], known.Second[at], known.Numbers[at]);
                at++;
            }
            else
            {
                writer.Add(today.First[ordinal], today.Second[ordinal], NumberOf(ordinal));
                ordinal++;
            }
        }

        writer.Complete();
    }

    /// <returns>The next free number.</returns>
    private static int Match(IdHashes today, NumberedHashes known, NativeArray<int> numbers, NativeArray<int> ordinals)
    {
        var next = known.Count;
        var at = 0;
        for (var ordinal = 0; ordinal < today.Count; ordinal++)
        {
            for (; at < known.Count && known.First[at] < today.First[ordinal]; at++)
            {
                ordinals[known.Numbers[at]] = -1;
            }

            if (at < known.Count && known.First[at] == today.First[ordinal])
            {
                numbers[ordinal] = known.Numbers[at];
                ordinals[known.Numbers[at++]] = ordinal;
            }
            else
            {
                numbers[ordinal] = next++;
            }
        }

        for (; at < known.Count; at++)
        {
            ordinals[known.Numbers[at]] = -1;
        }

        return next;
    }
}
