using Overindex.Contracts;

namespace Overindex.Cli.Sources;

/// <summary>Insight types and the definitions that they stand for.</summary>
internal static class InsightTypes
{
    private static readonly IReadOnlyList<(InsightType Type, AudienceDefinitionScope Scope, AudienceDefinitionType AudienceType)> Pairs =
    [
        (InsightType.YourTotalAudience, AudienceDefinitionScope.Partner, AudienceDefinitionType.ImpressionPlusEngagement),
        (InsightType.YourEngagedAudience, AudienceDefinitionScope.Partner, AudienceDefinitionType.Engagement),
        (InsightType.PinterestTotalAudience, AudienceDefinitionScope.Pinterest, AudienceDefinitionType.ImpressionPlusEngagement),
    ];

    internal static (AudienceDefinitionScope Scope, AudienceDefinitionType Type) DefinitionOf(InsightType type)
    {
        var pair = Pairs.First(pair => pair.Type == type);
        return (pair.Scope, pair.AudienceType);
    }

    /// <summary>The insight type that a definition is asked for with; none for everybody's engagements.</summary>
    internal static InsightType? Of(AudienceDefinition definition)
    {
        var found = Pairs.Where(pair => pair.Scope == definition.Scope && pair.AudienceType == definition.Type).Select(pair => pair.Type).ToList();
        return found is [var type] ? type : null;
    }
}
