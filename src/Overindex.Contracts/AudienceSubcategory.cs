using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>A sub-interest and its share of its category's holders.</summary>
/// <remarks>Source: schemas <c>AudienceSubcategory</c> (5.23) and <c>AudienceInsightCategoryCommon</c> (5.10), which are alike.</remarks>
public sealed class AudienceSubcategory
{
    /// <summary>The interest's unique key; same as its id.</summary>
    public string? Key { get; set; }

    /// <summary>The interest's name.</summary>
    public string? Name { get; set; }

    /// <summary>Share of the category's holders that holds it, 0 to 1.</summary>
    public double? Ratio { get; set; }

    /// <summary>Affinity of the whole audience against everybody: 1.0 is average.</summary>
    public double? Index { get; set; }

    /// <summary>The interest's id.</summary>
    public string? Id { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
