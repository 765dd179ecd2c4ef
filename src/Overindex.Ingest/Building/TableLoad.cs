using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Loads an input into a table of its good rows, after putting the others aside.</summary>
internal sealed class TableLoad(BuildContext build, InputSource source, IReadOnlyList<RejectRule> rules)
{
    private readonly IReadOnlyList<RejectRule> _rules = [RejectRule.Malformed, .. rules];

    /// <summary>The column that must not come twice; <c>nth</c> counts its repeats in the order of files and rows.</summary>
    internal required string Key { get; init; }

    /// <summary>Whether rows are numbered even while all are good: for small inputs whose rows later messages may name.</summary>
    internal bool AlwaysNumbered { get; init; }

    /// <summary>Further joins that the rules need, over the alias <c>r</c> of the rows, whose <c>rowid</c> is <c>row_id</c>.</summary>
    internal Func<string, string> Extend { get; init; } = AsTheyAre;

    internal static Func<string, string> AsTheyAre { get; } = rows => $"SELECT * FROM {rows} r";

    /// <summary>Looks at all rows with their verdicts before the bad ones go.</summary>
    internal Action<string> Inspect { get; init; } = _ => { };

    internal void Into(string table, InputTally tally)
    {
        build.Rejects.Register(source, _rules);
        var unsplit = Scan(table, AlwaysNumbered);
        var verdicts = Verdicts(table);
        if (verdicts.Count > 0 && !AlwaysNumbered)
        {
            Scan(table, numbered: true);
            verdicts = Verdicts(table);
        }

        Inspect(table);
        tally.RejectUnsplit(unsplit, !build.Shard.Divides(source.Kind) || build.Shard.TakesNameless);
        if (verdicts.Count > 0)
        {
            build.Rejects.Add(source, _rules, $"SELECT * FROM {table}");
            build.Duck.Execute($"DELETE FROM {table} WHERE verdict > 0");
            foreach (var (verdict, rows) in verdicts)
            {
                tally.Reject(_rules[verdict - 1].Reason, rows);
            }
        }

        tally.Used = build.Duck.Count($"SELECT count(*) FROM {table}");
        build.Clock.Rows = tally.Read;
    }

    private long Scan(string table, bool numbered)
    {
        var errors = build.NextErrorsTable();
        var rows = table + "_rows";
        if (build.Shard.Divides(source.Kind))
        {
            TakeMine(rows, source.Scan(errors, numbered));
        }
        else
        {
            build.Duck.Execute($"CREATE OR REPLACE TEMP TABLE {rows} AS {source.Scan(errors, numbered)}");
        }

        var unsplit = build.Rejects.AddUnsplit(source, errors);
        build.Duck.Execute(
            $"CREATE OR REPLACE TEMP TABLE {table} AS SELECT *, {_rules.ToVerdict()} AS verdict FROM ("
            + $"SELECT *, row_number() OVER (PARTITION BY {Key} ORDER BY file_no, row_no) AS nth FROM ({Extend($"(SELECT rowid AS row_id, * FROM {rows})")}))");
        build.Duck.Execute($"DROP TABLE {rows}");
        return unsplit;
    }

    /// <summary>Makes a table of the rows that are this shard's.</summary>
    private void TakeMine(string table, string rows)
    {
        const byte Mine = 1;
        ChunkReader Reader()
        {
            var marks = new bool[Lookup.IdTable.MaxBatch];
            return (in chunk, verdicts) =>
            {
                var elsewhere = build.Shard.Divide(chunk.Values<bool>(0), chunk.Strings(1), marks).Elsewhere.Span;
                for (var i = 0; i < verdicts.Length; i++)
                {
                    verdicts[i] = elsewhere[i] ? (byte)0 : Mine;
                }
            };
        }

        build.Duck.Judge(table, ["malformed", Key], rows, [.. Enumerable.Range(0, build.Threads).Select(_ => Reader())], Mine, Mine);
        build.Duck.Execute($"ALTER TABLE {table} DROP COLUMN verdict");
    }

    private List<(int Verdict, long Rows)> Verdicts(string table) =>
        build.Duck.Rows($"SELECT verdict, count(*) FROM {table} WHERE verdict > 0 GROUP BY verdict")
            .ConvertAll(row => ((int)(byte)row[0]!, (long)row[1]!));
}
