namespace Overindex.Ingest.Synthetic;

/// <summary>
/// One planted taste. Holders of the interest join the ad account's audience with a chance of q1 g f, others with q0 g f, where g depends on
/// gender and age and f on the country. With s the share of active people who hold the interest, m the share to be in the audience, x the
/// index wanted, S1 the expectation of g over people where they hold and S0 where they do not: q1 = m x s / S1 and q0 = m (1 - x s) / S0
/// make the audience's share of holders x s, so its affinity index is x. The country does not depend on anything else, and f averages 1.
/// </summary>
internal sealed class PlantedPlan
{
    private const double HomeFactor = 1.8;
    private const double Sigmas = 4;

    private readonly Population _population;
    private readonly int _home;
    private readonly double _scale;
    private readonly double _audienceShare;
    private readonly double _holderShare;
    private readonly double _holdersJoin;
    private readonly double _othersJoin;

    internal PlantedPlan(EmbeddedTable table, int row, InterestCatalog catalog, Population population)
    {
        _population = population;
        AccountName = table.Text(row, "account");
        Interest = catalog.Planted[row];
        Category = catalog.Categories[Interest];
        _home = Array.IndexOf(population.Countries, table.Text(row, "home"));
        _audienceShare = table.Number(row, "audience_permille") / 1000.0;
        Index = table.Number(row, "index_percent") / 100.0;
        _scale = table.Number(row, "share_permille") / 1000.0 / population.Expect(profile => population.LeanOf(profile, Category));
        _holderShare = population.Expect(ActiveHolders);
        _holdersJoin = _audienceShare * Index * _holderShare / population.Expect(profile => ActiveHolders(profile) * Appeal(profile));
        _othersJoin = _audienceShare * (1 - (Index * _holderShare))
            / population.Expect(profile => (1 - ActiveHolders(profile)) * Appeal(profile));
    }

    internal string AccountName { get; }

    internal int Interest { get; }

    internal int Category { get; }

    internal double Index { get; }

    internal double HoldingChance(Profile profile) => Math.Min(0.9, _scale * _population.LeanOf(profile, Category));

    internal double JoiningChance(bool holds, Profile profile)
    {
        var homeShare = _population.ShareOfCountry(_home);
        var factor = profile.Country == _home ? HomeFactor : (1 - (HomeFactor * homeShare)) / (1 - homeShare);
        return factor * Appeal(profile) * (holds ? _holdersJoin : _othersJoin);
    }

    /// <summary>Four standard deviations of the measured index, relative to it, from the sampling of both shares.</summary>
    internal double ToleranceFor(int people)
    {
        var active = people * (1 - Person.InactiveShare);
        var inAudience = _holderShare * Index;
        return Sigmas * Math.Sqrt(
            ((1 - inAudience) / (inAudience * active * _audienceShare)) + ((1 - _holderShare) / (_holderShare * active)));
    }

    private double ActiveHolders(Profile profile) => HoldingChance(profile) * (1 - Person.LurkerShare);

    private double Appeal(Profile profile) => 0.3 + (0.7 * Math.Min(3, _population.LeanOf(profile, Category)));
}
