using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>The direct children of an interest: the answer of "list category sub-interests", which is deprecated since API version 5.23.</summary>
/// <remarks>Source: schema <c>AudienceInsightCategoryArrayResponse</c>.</remarks>
public sealed class CategoryInterestsResponse
{
    /// <summary>By ratio descending.</summary>
    public IReadOnlyList<AudienceSubcategory>? Items { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
