using Overindex.Cli.Rendering;
using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>The interests an audience over-indexes on most, leaving out those that hardly anybody in it holds.</summary>
internal static class Highlights
{
    private const int Shown = 3;
    private const double SmallestShare = 0.01;

    internal static IReadOnlyList<(string Name, double Index)> Find(IReadOnlyList<AudienceCategory> categories)
    {
        var all = categories.Select(category => (category.Name, Share: category.Ratio, category.Index)).Concat(
            categories.SelectMany(category => (category.Subcategories ?? []).Select(child => (child.Name, Share: child.Ratio * category.Ratio, child.Index))));
        return [.. all
            .Where(one => one.Share >= SmallestShare && one.Index >= Affinity.Over)
            .OrderByDescending(one => one.Index)
            .ThenByDescending(one => one.Share)
            .DistinctBy(one => one.Name)
            .Take(Shown)
            .Select(one => (one.Name ?? "", one.Index ?? 0))];
    }
}
