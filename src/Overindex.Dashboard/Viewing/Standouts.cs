using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Dashboard.Viewing;

/// <summary>What is worth saying first: interests that are far from average, and those that moved.</summary>
internal static class Standouts
{
    /// <summary>Over-indexed interests of the two upper levels that enough people hold, the strongest first.</summary>
    internal static IReadOnlyList<InterestRow> Over(AudienceInsightsResponse answer, int most) =>
        [.. InterestRow.Of(answer).Where(row => row is { IsOver: true, IsSmallBase: false }).OrderByDescending(row => row.Index).Take(most)];

    /// <summary>Interests whose affinity changed most between two answers, the strongest first.</summary>
    internal static IReadOnlyList<(InterestRow Before, InterestRow Now)> Moved(AudienceInsightsResponse before, AudienceInsightsResponse now, int most)
    {
        var earlier = InterestRow.Of(before).Where(IsSolid).ToDictionary(Key);
        return
        [
            .. InterestRow.Of(now)
                .Where(row => IsSolid(row) && earlier.ContainsKey(Key(row)))
                .Select(row => (Before: earlier[Key(row)], Now: row))
                .Where(pair => pair.Before.Index != pair.Now.Index)
                .OrderByDescending(pair => Math.Abs(Math.Log(pair.Now.Index!.Value / pair.Before.Index!.Value)))
                .Take(most),
        ];
    }

    private static bool IsSolid(InterestRow row) => row is { IsSmallBase: false, Index: > 0 };

    private static (string?, string) Key(InterestRow row) => (row.ParentKey, row.Key);
}
