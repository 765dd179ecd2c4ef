using System.IO.Hashing;
using Overindex.Engine;
using Overindex.Engine.Building;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Days;

/// <summary>Two hashes of every id of a table, in its order, which is that of the first; no two first ones are equal.</summary>
internal sealed class IdHashes : IDisposable
{
    private const int SecondSeed = 1;
    private const int Part = 1 << 16;

    private IdHashes(int count)
    {
        Count = count;
        First = new NativeArray<ulong>(count);
        Second = new NativeArray<ulong>(count);
    }

    internal int Count { get; }

    internal NativeArray<ulong> First { get; }

    internal NativeArray<ulong> Second { get; }

    internal static IdHashes? TryCreate(IdTable ids, int threads)
    {
        var hashes = new IdHashes(ids.Count);
        Parallelism.For((ids.Count + Part - 1) / Part, threads, part => hashes.Fill(ids, part * Part), CancellationToken.None);
        for (var i = 1; i < ids.Count; i++)
        {
            if (hashes.First[i] == hashes.First[i - 1])
            {
                hashes.Dispose();
                return null;
            }
        }

        return hashes;
    }

    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
    }

    private void Fill(IdTable ids, int start)
    {
        var end = Math.Min(Count, start + Part);
        for (var i = start; i < end; i++)
        {
            First[i] = PersonOrder.Hash(ids[i]);
            Second[i] = XxHash3.HashToUInt64(ids[i], SecondSeed);
        }
    }
}
