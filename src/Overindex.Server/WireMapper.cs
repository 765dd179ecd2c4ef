using Overindex.Contracts;
using Overindex.Engine;

namespace Overindex.Server;

/// <summary>Turns what the engine publishes into the wire models; the CLI's local answers go through here too.</summary>
public static class WireMapper
{
    /// <summary>The audience that an insight type names.</summary>
    /// <param name="type">One of the three known types.</param>
    /// <param name="account">The ad account.</param>
    /// <returns>The audience.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The type is not known.</exception>
    public static Audience ToAudience(InsightType type, AdAccountId account) => throw new NotImplementedException();

    /// <summary>The answer of "get audience insights".</summary>
    /// <param name="insights">What the engine publishes.</param>
    /// <param name="type">The type asked for.</param>
    /// <returns>The wire model, without nulls.</returns>
    public static AudienceInsightsResponse ToResponse(Insights insights, InsightType type) => throw new NotImplementedException();

    /// <summary>The answer of "get scope and type".</summary>
    /// <param name="audiences">Available audiences.</param>
    /// <param name="date">The generation date.</param>
    /// <returns>The wire model.</returns>
    public static AudienceDefinitionResponse ToResponse(IReadOnlyList<Audience> audiences, DateOnly date) => throw new NotImplementedException();

    /// <summary>The answer of "list category sub-interests".</summary>
    /// <param name="shares">Shares of the children.</param>
    /// <returns>The wire model.</returns>
    public static CategoryInterestsResponse ToResponse(IReadOnlyList<InterestShare> shares) => throw new NotImplementedException();
}
