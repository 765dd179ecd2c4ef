namespace Overindex.Engine;

/// <summary>Turns counts into what is published, under the privacy rules or exactly. Safe for concurrent use.</summary>
public sealed class InsightsCalculator
{
    /// <summary>Makes a calculator for one snapshot.</summary>
    /// <param name="catalog">The snapshot's catalog.</param>
    /// <param name="counter">Counts audiences of the same snapshot.</param>
    /// <param name="privacy">The rules, or <c>null</c> for exact figures (an operator's, never an advertiser's).</param>
    /// <exception cref="ArgumentException">A rule is out of its range.</exception>
    public InsightsCalculator(SnapshotCatalog catalog, IAudienceCounter counter, PrivacyRules? privacy) => throw new NotImplementedException();

    /// <summary>The insights of an audience (operation "get audience insights").</summary>
    /// <param name="audience">An audience; its ad account must be one of the catalog's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is published.</returns>
    public ValueTask<Insights> GetInsightsAsync(Audience audience, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>The audiences available for an ad account (operation "get scope and type"): both of the platform, and those of the account that reach the minimum.</summary>
    /// <param name="account">One of the catalog's ad accounts.</param>
    /// <returns>Available audiences.</returns>
    public IReadOnlyList<Audience> GetAvailableAudiences(AdAccountId account) => throw new NotImplementedException();

    /// <summary>The direct children of an interest (operation "list category sub-interests").</summary>
    /// <param name="audience">An audience; its ad account must be one of the catalog's.</param>
    /// <param name="interest">The ordinal of an interest that has children.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Shares by ratio descending, then by key; empty where privacy suppresses the audience or the interest.</returns>
    public ValueTask<IReadOnlyList<InterestShare>> GetSubInterestsAsync(Audience audience, int interest, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
