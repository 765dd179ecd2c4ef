namespace Overindex.Engine.Figures;

/// <summary>The figures of one audience against the baseline, from the counts of both.</summary>
internal sealed class FigureTable(SnapshotCatalog catalog, FigureRules rules, AudienceCounts audience, AudienceCounts baseline)
{
    internal IReadOnlyList<IReadOnlyList<ValueShare>> Demographics() =>
        Enum.GetValues<Demographic>().Select(Values).ToArray();

    internal IReadOnlyList<CategoryShare> Categories() =>
        Interests(catalog.Taxonomy.Categories, audience.People, (share, ordinal) => new CategoryShare(share, Children(ordinal)))
            .OrderByDescending(category => category.Category.Ratio)
            .ThenBy(category => category.Category.Interest.Id.ToString(), StringComparer.Ordinal)
            .ToArray();

    internal IReadOnlyList<InterestShare> Children(int parent) =>
        rules.SuppressesCell(audience.Interests[parent])
            ? []
            : Interests(catalog.Taxonomy.ChildrenOf(parent), audience.Interests[parent], (share, _) => share)
                .OrderByDescending(share => share.Ratio)
                .ThenBy(share => share.Interest.Id.ToString(), StringComparer.Ordinal)
                .ToArray();

    private IEnumerable<T> Interests<T>(IReadOnlyList<int> ordinals, long whole, Func<InterestShare, int, T> make)
    {
        foreach (var ordinal in ordinals)
        {
            var people = audience.Interests[ordinal];
            if (!rules.SuppressesCell(people))
            {
                // A ratio is of the holders of the parent, an index always compares whole audiences.
                var index = rules.Index(people, audience.People, baseline.Interests[ordinal], baseline.People);
                yield return make(new InterestShare(catalog.Taxonomy.Interests[ordinal], rules.Ratio(people, whole), index), ordinal);
            }
        }
    }

    private IReadOnlyList<ValueShare> Values(Demographic demographic)
    {
        var values = catalog.Values(demographic);
        var shares = new List<ValueShare>();
        for (var i = 0; i < values.Count; i++)
        {
            var people = audience.Of(demographic)[i];
            if (!rules.SuppressesCell(people))
            {
                shares.Add(new ValueShare(values[i], rules.Ratio(people, audience.People)));
            }
        }

        return shares.OrderByDescending(share => share.Ratio).ThenBy(share => share.Value.Key, StringComparer.Ordinal).ToArray();
    }
}
