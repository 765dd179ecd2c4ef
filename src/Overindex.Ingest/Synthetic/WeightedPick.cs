namespace Overindex.Ingest.Synthetic;

/// <summary>Draws positions by weight; also within a stretch of neighbouring positions.</summary>
internal sealed class WeightedPick
{
    private readonly ulong[] _before;

    internal WeightedPick(IEnumerable<ulong> weights)
    {
        var before = new List<ulong> { 0 };
        foreach (var weight in weights)
            before.Add(before[^1] + weight);
        _before = [.. before];
    }

    internal int Count => _before.Length - 1;

    internal ulong Total => _before[^1];

    internal int Pick(ref Dice dice) => Pick(ref dice, 0, Count);

    /// <summary>Draws from <paramref name="start"/> up to but without <paramref name="end"/>; some weight there must not be zero.</summary>
    internal int Pick(ref Dice dice, int start, int end)
    {
        var target = _before[start] + dice.Below(_before[end] - _before[start]);
        var low = start;
        var high = end;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (_before[middle] <= target)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    internal bool IsEmpty(int start, int end) => _before[start] == _before[end];

    internal double ShareOf(int position) => (double)(_before[position + 1] - _before[position]) / Total;
}
