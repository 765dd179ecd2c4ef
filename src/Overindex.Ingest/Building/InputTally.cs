namespace Overindex.Ingest.Building;

/// <summary>Counts what becomes of an input's rows.</summary>
internal sealed class InputTally(string name)
{
    private readonly Dictionary<string, long> _rejected = [];

    internal string Name { get; } = name;

    internal long Used { get; set; }

    internal long OutsideWindow { get; set; }

    internal long Rejected => _rejected.Values.Sum();

    internal long Read => Used + OutsideWindow + Rejected;

    internal void Reject(string reason, long rows)
    {
        if (rows > 0)
        {
            _rejected[reason] = _rejected.GetValueOrDefault(reason) + rows;
        }
    }

    internal void Clear() => _rejected.Clear();

    internal IReadOnlyList<RejectCount> Reasons() =>
        [.. _rejected.Select(pair => new RejectCount(pair.Key, pair.Value)).OrderByDescending(r => r.Rows).ThenBy(r => r.Reason, StringComparer.Ordinal)];

    internal InputReport ToReport() => new(Name, Read, Used, OutsideWindow, Reasons());
}
