using Overindex.Contracts;

namespace Overindex.Reports;

/// <summary>A figure of two audiences.</summary>
/// <param name="Section">Its list's name in the JSON: <c>categories</c>, <c>subcategories</c>, <c>ages</c> and so on.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParentKey">The category's key, for a sub-interest.</param>
/// <param name="ParentName">The category's name, for a sub-interest.</param>
/// <param name="First">Its share of the first audience, 0 to 1; nothing where that answer leaves it out.</param>
/// <param name="Second">Its share of the second audience, likewise.</param>
/// <param name="FirstIndex">Its affinity in the first audience, for an interest.</param>
/// <param name="SecondIndex">Its affinity in the second audience, for an interest.</param>
public sealed record ComparedRow(
    string Section, string Key, string Name, string? ParentKey, string? ParentName, double? First, double? Second, double? FirstIndex, double? SecondIndex)
{
    /// <summary>The first share less the second, -1 to 1, of the shares as published; nothing where one is left out.</summary>
    public double? Difference => First - Second;

    /// <summary>The figures of two answers, the largest difference of shares first, in either direction; then those that one leaves out.</summary>
    /// <param name="first">An answer.</param>
    /// <param name="second">Another.</param>
    /// <returns>Every figure that one of them has.</returns>
    public static IReadOnlyList<ComparedRow> Of(AudienceInsightsResponse first, AudienceInsightsResponse second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return [.. Interests(first, second).Concat(Demographics(first, second))
            .OrderByDescending(row => row.Difference is { } difference ? Math.Abs(difference) : -1)];
    }

    private static IEnumerable<ComparedRow> Interests(AudienceInsightsResponse first, AudienceInsightsResponse second)
    {
        var (ones, others) = (ByKey(first), ByKey(second));
        foreach (var key in ones.Keys.Union(others.Keys))
        {
            var (one, other) = (ones.GetValueOrDefault(key), others.GetValueOrDefault(key));
            var named = one ?? other!;
            yield return new(
                named.Level == 1 ? "categories" : "subcategories",
                named.Key,
                named.Name,
                named.ParentKey,
                named.ParentName,
                one?.Ratio,
                other?.Ratio,
                one?.Index,
                other?.Index);
        }
    }

    private static IEnumerable<ComparedRow> Demographics(AudienceInsightsResponse first, AudienceInsightsResponse second) =>
        from groups in DemographicGroup.Of(first, second)
        from row in groups.Rows
        select new ComparedRow(groups.Section, row.Key, row.Name, null, null, row.Ratio, row.Baseline, null, null);

    private static Dictionary<(string?, string), InterestRow> ByKey(AudienceInsightsResponse answer) =>
        InterestRow.Of(answer).DistinctBy(row => (row.ParentKey, row.Key)).ToDictionary(row => (row.ParentKey, row.Key));
}
