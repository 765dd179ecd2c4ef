using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Building;

/// <summary>Takes the rows of a chunk; false when a row is not plainly good.</summary>
internal delegate bool ChunkCollector<T>(in Chunk chunk, IdCollector<T> target);

/// <summary>
/// Loads an input whose rows have ids. The rows are streamed straight into memory in the hope that all are good; if one is not, they are
/// read again with care, through a table that knows files, rows and reasons.
/// </summary>
internal sealed class KeyedLoad<T>(BuildContext build, InputSource source, IReadOnlyList<RejectRule> rules)
{
    internal required string Key { get; init; }

    /// <summary>The columns after <c>malformed</c> and the key that <see cref="Collect"/> reads.</summary>
    internal required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Starts over, and makes what each thread does with its chunks.</summary>
    internal required Func<Func<ChunkCollector<T>>> Collect { get; init; }

    /// <summary>See <see cref="TableLoad.Extend"/>.</summary>
    internal Func<string, string> Extend { get; init; } = TableLoad.AsTheyAre;

    internal (IdTable Ids, T[] Rows) Run(InputTally tally)
    {
        var errors = build.NextErrorsTable();
        if (Stream(source.Scan(errors, numbered: false, rawText: true)) is { } hoped)
        {
            if (source.CountUnsplit(build.Duck, errors) == 0)
            {
                tally.Used = hoped.Ids.Count;
                return hoped;
            }

            hoped.Ids.Dispose();
        }

        var table = source.Kind.Name + "_rows";
        new TableLoad(build, source, rules) { Key = Key, Extend = Extend }.Into(table, tally);
        var careful = Stream($"SELECT * FROM {table}")
            ?? throw new InvalidOperationException($"{source.Name}: rows that were found good are not.");
        build.Duck.Execute($"DROP TABLE {table}");
        return careful;
    }

    private (IdTable Ids, T[] Rows)? Stream(string rows)
    {
        var create = Collect();
        var arenas = Enumerable.Range(0, build.Threads).Select(_ => new IdArena()).ToList();
        var collectors = arenas.ConvertAll(arena => new IdCollector<T>(arena));
        var isGood = true;
        build.Clock.Rows = 0;
        build.Duck.Stream(["malformed", Key, .. Columns], rows, collectors.ConvertAll(Reader));
        if (isGood && IdTable.TryCreate(collectors, arenas, build.Threads, out var ids, out var payloads))
        {
            return (ids, payloads);
        }

        arenas.ForEach(arena => arena.Dispose());
        return null;

        ChunkReader Reader(IdCollector<T> collector)
        {
            var collect = create();
            return (in chunk, _) =>
            {
                if (Volatile.Read(ref isGood) && !collect(chunk, collector))
                {
                    Volatile.Write(ref isGood, false);
                }

                build.Clock.AddRows(chunk.Rows);
            };
        }
    }
}
