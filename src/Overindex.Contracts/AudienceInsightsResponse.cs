using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>Audience interests and demographics: the answer of "get audience insights".</summary>
/// <remarks>Source: schema <c>AudienceInsightsResponse</c>.</remarks>
public sealed class AudienceInsightsResponse
{
    /// <summary>Level-1 interests, by ratio descending.</summary>
    public IReadOnlyList<AudienceCategory>? Categories { get; set; }

    /// <summary>Shares by age, gender, device, metro and country.</summary>
    public AudienceDemographics? Demographics { get; set; }

    /// <summary>The type asked for.</summary>
    public InsightType? Type { get; set; }

    /// <summary>The generation date: the last day of the window.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>People in the audience, perhaps rounded up.</summary>
    public long? Size { get; set; }

    /// <summary>Whether the size was rounded up to the next boundary.</summary>
    public bool? SizeIsUpperBound { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
