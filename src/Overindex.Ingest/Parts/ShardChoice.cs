using Overindex.Engine;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Parts;

/// <summary>
/// Whose rows a build takes: everybody's, or those of the people of one shard. A row that names no person is the first shard's, so that over all shards
/// every row is judged once.
/// </summary>
internal sealed class ShardChoice(int shard, int shards)
{
    private long _rows;
    private ulong _digest;

    internal static ShardChoice All => new(0, 1) { IsPart = false };

    internal int Shard => shard;

    internal int Shards => shards;

    internal required bool IsPart { get; init; }

    /// <summary>Whether it takes the rows that name no person, and the lines that cannot be split.</summary>
    internal bool TakesNameless => shard == 0;

    /// <summary>Interactions seen, whoever they are of.</summary>
    internal long Rows => Interlocked.Read(ref _rows);

    /// <summary>A sum over all of them, so that shards can be told to have seen the same ones: of the hashes of their people.</summary>
    internal ulong Digest => Interlocked.Read(ref _digest);

    /// <summary>Whether other shards take some of an input's rows.</summary>
    internal bool Divides(InputKind kind) => IsPart && IsByPerson(kind);

    internal static bool IsByPerson(InputKind kind) =>
        kind == InputKind.People || kind == InputKind.Interactions || kind == InputKind.PersonInterests;

    /// <summary>Marks the rows that other shards take.</summary>
    /// <returns>The marks, or nothing when all rows are taken; and the sum of the hashes.</returns>
    internal (Memory<bool> Elsewhere, ulong Digest) Divide(ReadOnlySpan<bool> malformed, Chunk.Texts personIds, bool[] marks)
    {
        if (!IsPart)
        {
            return default;
        }

        ulong sum = 0;
        for (var i = 0; i < malformed.Length; i++)
        {
            if (malformed[i] || !personIds.IsValid(i))
            {
                marks[i] = !TakesNameless;
                continue;
            }

            var hash = PersonOrder.Hash(personIds[i]);
            marks[i] = PersonOrder.ShardOf(hash, shards) != shard;
            sum += hash;
        }

        return (marks.AsMemory(0, malformed.Length), sum);
    }

    internal void Add(long rows, ulong digest)
    {
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _digest, digest);
    }
}
