using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>Shares of an audience by demographic value.</summary>
/// <remarks>Source: schema <c>AudienceDemographics</c>.</remarks>
public sealed class AudienceDemographics
{
    /// <summary>By age band.</summary>
    public IReadOnlyList<AudienceDemographicValue>? Ages { get; set; }

    /// <summary>By gender.</summary>
    public IReadOnlyList<AudienceDemographicValue>? Genders { get; set; }

    /// <summary>By device; they overlap.</summary>
    public IReadOnlyList<AudienceDemographicValue>? Devices { get; set; }

    /// <summary>By metro.</summary>
    public IReadOnlyList<AudienceDemographicValue>? Metros { get; set; }

    /// <summary>By country.</summary>
    public IReadOnlyList<AudienceDemographicValue>? Countries { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}

/// <summary>One demographic value and its share.</summary>
/// <remarks>Source: schema <c>AudienceDemographicValue</c>.</remarks>
public sealed class AudienceDemographicValue
{
    /// <summary>The unique key, such as <c>us</c>.</summary>
    public string? Key { get; set; }

    /// <summary>The display name, such as <c>United States</c>.</summary>
    public string? Name { get; set; }

    /// <summary>Share of the audience, 0 to 1.</summary>
    public double? Ratio { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
