namespace Overindex.Ingest.Synthetic;

/// <summary>
/// One planted taste. With s the share of active people who hold the interest and m the share who are in the ad account's audience,
/// holders join with m x and others with m (1 - x s) / (1 - s): the audience's share of holders is x s, so its affinity index is x.
/// A country changes both chances by the same factor and does not depend on tastes, so the index stays x.
/// </summary>
internal sealed class PlantedPlan
{
    private const double HomeFactor = 1.8;
    private const double Sigmas = 4;

    private readonly Population _population;
    private readonly int _category;
    private readonly int _home;
    private readonly double _scale;
    private readonly double _audienceShare;
    private readonly double _holderShare;

    internal PlantedPlan(EmbeddedTable table, int row, InterestCatalog catalog, Population population)
    {
        _population = population;
        AccountName = table.Text(row, "account");
        Interest = catalog.Planted[row];
        _category = catalog.Categories[Interest];
        _home = Array.IndexOf(population.Countries, table.Text(row, "home"));
        _audienceShare = table.Number(row, "audience_permille") / 1000.0;
        Index = table.Number(row, "index_percent") / 100.0;
        _scale = table.Number(row, "share_permille") / 1000.0 / population.Expect(profile => population.LeanOf(profile, _category));
        _holderShare = population.Expect(HoldingChance) * (1 - Person.LurkerShare);
    }

    internal string AccountName { get; }

    internal int Interest { get; }

    internal double Index { get; }

    internal double HoldingChance(Profile profile) => Math.Min(0.9, _scale * _population.LeanOf(profile, _category));

    internal double JoiningChance(bool holds, int country)
    {
        var homeShare = _population.ShareOfCountry(_home);
        var factor = country == _home ? HomeFactor : (1 - (HomeFactor * homeShare)) / (1 - homeShare);
        return factor * (holds ? _audienceShare * Index : _audienceShare * (1 - (Index * _holderShare)) / (1 - _holderShare));
    }

    /// <summary>Four standard deviations of the measured index, relative to it, from the sampling of both shares.</summary>
    internal double ToleranceFor(int people)
    {
        var active = people * (1 - Person.InactiveShare);
        var inAudience = _holderShare * Index;
        return Sigmas * Math.Sqrt(
            ((1 - inAudience) / (inAudience * active * _audienceShare)) + ((1 - _holderShare) / (_holderShare * active)));
    }
}
