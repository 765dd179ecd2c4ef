using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>A level-1 interest and its share of the audience.</summary>
/// <remarks>Source: schema <c>AudienceCategory</c>.</remarks>
public sealed class AudienceCategory
{
    /// <summary>The interest's unique key; same as its id.</summary>
    public string? Key { get; set; }

    /// <summary>The interest's name.</summary>
    public string? Name { get; set; }

    /// <summary>Share of the audience that holds it, 0 to 1.</summary>
    public double? Ratio { get; set; }

    /// <summary>Affinity against everybody: 1.0 is average.</summary>
    public double? Index { get; set; }

    /// <summary>The interest's id.</summary>
    public string? Id { get; set; }

    /// <summary>Its direct children, by ratio descending. Since API version 5.23.</summary>
    public IReadOnlyList<AudienceSubcategory>? Subcategories { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
