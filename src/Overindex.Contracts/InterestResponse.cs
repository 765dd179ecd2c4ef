using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>An interest of the taxonomy: the answer of the interest look-up.</summary>
public sealed class InterestResponse
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>1 for a category, and up.</summary>
    public int? Level { get; set; }

    /// <summary>Ids of the direct children; empty for a leaf.</summary>
    public IReadOnlyList<string>? ChildInterests { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
