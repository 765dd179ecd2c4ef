namespace Overindex.Ingest.Building;

/// <summary>Counts what becomes of an input's rows.</summary>
internal sealed class InputTally(string name)
{
    private readonly Dictionary<string, long> _rejected = [];

    internal string Name { get; } = name;

    internal long Used { get; set; }

    internal long OutsideWindow { get; set; }

    /// <summary>Rows that were not read again, because an earlier build had kept their days.</summary>
    internal long FromDays { get; set; }

    /// <summary>Rows that other shards judge.</summary>
    internal long Elsewhere { get; set; }

    internal long Rejected => _rejected.Values.Sum();

    internal long Read => Used + OutsideWindow + Rejected;

    internal void Reject(string reason, long rows)
    {
        if (rows > 0)
        {
            _rejected[reason] = _rejected.GetValueOrDefault(reason) + rows;
        }
    }

    /// <summary>Lines that cannot be split: nobody knows whose they are, so one shard has them.</summary>
    internal void RejectUnsplit(long lines, bool isMine)
    {
        Reject(RejectRule.Malformed.Reason, isMine ? lines : 0);
        Elsewhere += isMine ? 0 : lines;
    }

    internal IReadOnlyList<RejectCount> Reasons() =>
        [.. _rejected.Select(pair => new RejectCount(pair.Key, pair.Value)).OrderByDescending(r => r.Rows).ThenBy(r => r.Reason, StringComparer.Ordinal)];

    internal InputReport ToReport() => new(Name, Read, Used, OutsideWindow, FromDays, Reasons());
}
