using Overindex.Ingest.Building;

namespace Overindex.Ingest.Days;

/// <summary>A batch of an earlier build that can be used, and what became of its interactions in this one.</summary>
internal sealed class KeptDays(DayBatch batch, DayFile file) : IDisposable
{
    private long _used;
    private long _outsideWindow;
    private long _unknownPeople;
    private long _unknownItems;

    internal DayBatch Batch { get; } = batch;

    internal DayFile File { get; } = file;

    /// <summary>Set when a block is not as it was written: nothing of the batch can be used.</summary>
    internal bool IsDamaged { get; set; }

    /// <summary>Its interactions are used again from the first on.</summary>
    internal void StartOver() => _used = _outsideWindow = _unknownPeople = _unknownItems = 0;

    internal void Count(long used, long outsideWindow, long unknownPeople, long unknownItems)
    {
        Interlocked.Add(ref _used, used);
        Interlocked.Add(ref _outsideWindow, outsideWindow);
        Interlocked.Add(ref _unknownPeople, unknownPeople);
        Interlocked.Add(ref _unknownItems, unknownItems);
    }

    /// <summary>Adds to the counts of the input.</summary>
    internal void Tell(InputTally tally)
    {
        tally.Used += _used;
        tally.OutsideWindow += _outsideWindow;
        tally.FromDays += _used + _outsideWindow + _unknownPeople + _unknownItems;
        foreach (var (verdict, rows) in Gone())
        {
            tally.Reject(InteractionJudge.Rules[verdict - 2].Reason, rows);
        }
    }

    /// <summary>Interactions that refer to what has gone since: the verdict, and how many.</summary>
    internal IEnumerable<(byte Verdict, long Rows)> Gone() =>
        new[] { (InteractionJudge.UnknownPerson, _unknownPeople), (InteractionJudge.UnknownItem, _unknownItems) }.Where(gone => gone.Item2 > 0);

    public void Dispose() => File.Dispose();
}
