using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Streams an input whose rows refer to others; the rejected ones are read again, numbered, only when there are any.</summary>
internal sealed class StreamLoad
{
    private readonly BuildContext _build;
    private readonly InputSource _source;
    private readonly IReadOnlyList<RejectRule> _rules;

    /// <param name="build">The build.</param>
    /// <param name="source">What to read.</param>
    /// <param name="rules">Rules in the order of verdicts; before them comes <see cref="RejectRule.Malformed"/>.</param>
    internal StreamLoad(BuildContext build, InputSource source, IReadOnlyList<RejectRule> rules)
    {
        _build = build;
        _source = source;
        _rules = [RejectRule.Malformed, .. rules];
        build.Rejects.Register(source, _rules);
        RejectedTable = source.Kind.Name + "_rejected";
    }

    /// <summary>SQL of the columns that judges read after <c>malformed</c>.</summary>
    internal required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Threads that judge; 0 = as many as the build has.</summary>
    internal int Threads { get; init; }

    /// <summary>The table of the rows that the last run rejected, as they were read, if there were any.</summary>
    internal string RejectedTable { get; }

    /// <summary>Reads all files of the input, or those of a part of it.</summary>
    /// <returns>How many rows were rejected, and lines among them that could not be split.</returns>
    internal (long Rejected, long Unsplit) Run(InputTally tally, Func<RowJudge> createJudge, InputSource? part = null)
    {
        var source = part ?? _source;
        var errors = _build.NextErrorsTable();
        var rejected = Run(
            tally, createJudge, source.Scan(errors, numbered: false, rawText: true), () => source.Scan(_build.NextErrorsTable(), numbered: true));
        var unsplit = _build.Rejects.AddUnsplit(source, errors);
        tally.RejectUnsplit(unsplit, _build.Shard.TakesNameless);
        return (rejected + unsplit, unsplit);
    }

    /// <summary>Reads rows of which SQL tells the numbers.</summary>
    internal void RunNumbered(InputTally tally, Func<RowJudge> createJudge, string rows) => Run(tally, createJudge, rows, () => rows);

    private long Run(InputTally tally, Func<RowJudge> createJudge, string rows, Func<string> numberedRows)
    {
        var verdicts = new long[byte.MaxValue + 1];
        _build.Clock.Rows = tally.Read - tally.FromDays;
        using (var judges = new Judges(createJudge, Threads > 0 ? Threads : _build.Threads))
        {
            var counts = judges.All.ConvertAll(_ => new long[verdicts.Length]);
            _build.Duck.Stream(["malformed", .. Columns], rows, judges.ToReaders((number, judge, in chunk, judged) =>
            {
                foreach (var verdict in judged)
                {
                    counts[number][verdict]++;
                }

                judge.Use(chunk, judged);
                _build.Clock.AddRows(chunk.Rows);
            }));
            counts.ForEach(counted => Add(verdicts, counted));
        }

        tally.Used += verdicts[RowJudge.Good];
        tally.OutsideWindow += verdicts[RowJudge.OutsideWindow];
        tally.Elsewhere += verdicts[RowJudge.Elsewhere];
        long rejected = 0;
        for (var i = 0; i < _rules.Count; i++)
        {
            tally.Reject(_rules[i].Reason, verdicts[i + 1]);
            rejected += verdicts[i + 1];
        }

        if (rejected > 0)
        {
            ListRejects(createJudge, numberedRows());
        }

        return rejected;
    }

    /// <summary>Numbering needs the rows of each file in order, which is slow; so it is not done for good ones.</summary>
    private void ListRejects(Func<RowJudge> createJudge, string numberedRows)
    {
        using var judges = new Judges(createJudge, Threads > 0 ? Threads : _build.Threads);
        _build.Duck.Judge(
            RejectedTable,
            ["malformed", .. Columns],
            numberedRows,
            judges.ToReaders(),
            RowJudge.Good + 1,
            RowJudge.Elsewhere - 1);
        _build.Rejects.Add(_source, _rules, $"SELECT * FROM {RejectedTable}");
    }

    private static void Add(long[] sums, long[] counts)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += counts[i];
        }
    }

    private delegate void JudgedReader(int number, RowJudge judge, in Chunk chunk, ReadOnlySpan<byte> verdicts);

    /// <summary>A judge per thread.</summary>
    private sealed class Judges(Func<RowJudge> create, int threads) : IDisposable
    {
        internal List<RowJudge> All { get; } = [.. Enumerable.Range(0, threads).Select(_ => create())];

        /// <summary>Readers that judge, then do more.</summary>
        internal IReadOnlyList<ChunkReader> ToReaders(JudgedReader? then = null) => [.. All.Select((judge, number) => ToReader(number, judge, then))];

        public void Dispose() => All.ForEach(judge => judge.Dispose());

        private static ChunkReader ToReader(int number, RowJudge judge, JudgedReader? then) => (in chunk, verdicts) =>
        {
            judge.Judge(chunk, verdicts);
            then?.Invoke(number, judge, chunk, verdicts);
        };
    }
}
