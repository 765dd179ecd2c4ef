using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Streams an input whose rows refer to tables; the rejected ones are read again, numbered, only when there are any.</summary>
internal sealed class StreamLoad
{
    private const byte OutsideWindow = byte.MaxValue;

    private readonly BuildContext _build;
    private readonly InputSource _source;
    private readonly IReadOnlyList<RejectRule> _rules;

    internal StreamLoad(BuildContext build, InputSource source, IReadOnlyList<RejectRule> rules)
    {
        _build = build;
        _source = source;
        _rules = [RejectRule.Malformed, .. rules];
        build.Rejects.Register(source, _rules);
    }

    /// <summary>Joins the tables to the rows, which are called <c>r</c>, and keeps every row once.</summary>
    internal required Func<string, string> Resolve { get; init; }

    /// <summary>SQL that is true for the rows to use; the other good ones are only counted.</summary>
    internal string Window { get; init; } = "true";

    /// <summary>Streams <c>verdict</c> (0 for rows to use), then the given columns, without NULLs.</summary>
    internal void Run(InputTally tally, IReadOnlyList<string> columns, ChunkReader onChunk)
    {
        tally.Clear();
        var errors = _build.NextErrorsTable();
        var verdicts = new long[byte.MaxValue + 1];
        _build.Clock.Rows = 0;

        // The builder does not care for the order; keeping it would cost memory and all threads but one.
        _build.Duck.Execute("SET preserve_insertion_order = false");
        _build.Duck.Stream($"SELECT verdict, {string.Join(", ", columns)} FROM ({Judge(_source.Scan(errors, numbered: false))})", (in chunk) =>
        {
            foreach (var verdict in chunk.Values<byte>(0))
            {
                verdicts[verdict]++;
            }

            _build.Clock.Rows += chunk.Rows;
            onChunk(chunk);
        });
        _build.Duck.Execute("SET preserve_insertion_order = true");

        tally.Used = verdicts[0];
        tally.OutsideWindow = verdicts[OutsideWindow];
        for (var i = 0; i < _rules.Count; i++)
        {
            tally.Reject(_rules[i].Reason, verdicts[i + 1]);
        }

        if (tally.Rejected > 0)
        {
            _build.Rejects.Add(_source, _rules, $"SELECT * REPLACE (rule AS verdict) FROM ({Judge(_source.Scan(_build.NextErrorsTable(), numbered: true))})");
        }

        tally.Reject(RejectRule.Malformed.Reason, _build.Rejects.AddUnsplit(_source, errors));
    }

    private string Judge(string scan) =>
        $"SELECT *, CASE WHEN rule > 0 THEN rule WHEN {Window} THEN CAST(0 AS UTINYINT) ELSE CAST({OutsideWindow} AS UTINYINT) END AS verdict "
        + $"FROM (SELECT *, {_rules.ToVerdict()} AS rule FROM ({Resolve($"({scan})")}))";
}
