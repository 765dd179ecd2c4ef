using Overindex.Engine.Figures;

namespace Overindex.Engine;

/// <summary>Turns counts into what is published, under the privacy rules or exactly. Safe for concurrent use.</summary>
public sealed class InsightsCalculator
{
    private static readonly IReadOnlyList<IReadOnlyList<ValueShare>> NoDemographics =
        Enum.GetValues<Demographic>().Select(_ => (IReadOnlyList<ValueShare>)[]).ToArray();

    private readonly SnapshotCatalog _catalog;
    private readonly IAudienceCounter _counter;
    private readonly FigureRules _rules;
    private AudienceCounts? _baseline;

    /// <summary>Makes a calculator for one snapshot.</summary>
    /// <param name="catalog">The snapshot's catalog.</param>
    /// <param name="counter">Counts audiences of the same snapshot.</param>
    /// <param name="privacy">The rules, or <c>null</c> for exact figures (an operator's, never an advertiser's).</param>
    /// <exception cref="ArgumentException">A rule is out of its range; the message names it.</exception>
    public InsightsCalculator(SnapshotCatalog catalog, IAudienceCounter counter, PrivacyRules? privacy)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(counter);
        _catalog = catalog;
        _counter = counter;
        _rules = new FigureRules(privacy);
    }

    /// <summary>The insights of an audience (operation "get audience insights").</summary>
    /// <param name="audience">An audience; its ad account must be one of the catalog's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is published.</returns>
    /// <exception cref="ArgumentException">The ad account is not one of the catalog's.</exception>
    public async ValueTask<Insights> GetInsightsAsync(Audience audience, CancellationToken cancellationToken = default)
    {
        var (people, figures) = await CountAsync(audience, cancellationToken);
        var (size, isUpperBound) = _rules.Size(people);
        return new Insights(
            audience, _catalog.GenerationDate, size, isUpperBound, figures?.Categories() ?? [], figures?.Demographics() ?? NoDemographics);
    }

    /// <summary>The audiences available for an ad account (operation "get scope and type"): both of the platform, and those of the account that reach the minimum.</summary>
    /// <param name="account">One of the catalog's ad accounts.</param>
    /// <returns>Available audiences; the platform's first.</returns>
    /// <exception cref="ArgumentException">The ad account is not one of the catalog's.</exception>
    public IReadOnlyList<Audience> GetAvailableAudiences(AdAccountId account)
    {
        var known = Find(account);
        var types = Enum.GetValues<AudienceType>();
        var partner = types.Where(type => !_rules.SuppressesAudience(known.AudienceSize(type)));
        return [.. types.Select(Audience.Platform), .. partner.Select(type => Audience.Partner(account, type))];
    }

    /// <summary>The direct children of an interest (operation "list category sub-interests").</summary>
    /// <param name="audience">An audience; its ad account must be one of the catalog's.</param>
    /// <param name="interest">The ordinal of an interest that has children.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Shares by ratio descending, then by key; empty where privacy suppresses the audience or the interest.</returns>
    /// <exception cref="ArgumentException">The ad account is not one of the catalog's, or the ordinal not one of its taxonomy's.</exception>
    public async ValueTask<IReadOnlyList<InterestShare>> GetSubInterestsAsync(Audience audience, int interest, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(interest);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(interest, _catalog.Taxonomy.Interests.Count);
        var (_, figures) = await CountAsync(audience, cancellationToken);
        return figures?.Children(interest) ?? [];
    }

    /// <summary>No figures where the audience is under the minimum; then an ad account's people are not even counted.</summary>
    private async ValueTask<(long People, FigureTable? Figures)> CountAsync(Audience audience, CancellationToken cancellationToken)
    {
        if (audience.Scope == AudienceScope.Partner)
        {
            var people = Find(audience.Account).AudienceSize(audience.Type);
            if (_rules.SuppressesAudience(people))
            {
                return (people, null);
            }
        }

        var baseline = await BaselineAsync(cancellationToken);
        var isBaseline = audience is { Scope: AudienceScope.Pinterest, Type: AudienceType.ImpressionPlusEngagement };
        var counts = isBaseline ? baseline : await _counter.CountAsync(audience, cancellationToken);
        return (counts.People, _rules.SuppressesAudience(counts.People) ? null : new FigureTable(_catalog, _rules, counts, baseline));
    }

    private AdAccount Find(AdAccountId account) =>
        _catalog.Accounts.Find(account) ?? throw new ArgumentException($"Ad account {account} is not in the snapshot of {_catalog.GenerationDate:O}.");

    // It never changes, so a second concurrent first count would be the same: no lock.
    private async ValueTask<AudienceCounts> BaselineAsync(CancellationToken cancellationToken) =>
        _baseline ??= await _counter.CountAsync(Audience.Baseline, cancellationToken);
}
