using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>The audiences available for an ad account: the answer of "get scope and type".</summary>
/// <remarks>Source: schema <c>AudienceDefinitionResponse</c>.</remarks>
public sealed class AudienceDefinitionResponse
{
    /// <summary>What is available now.</summary>
    public IReadOnlyList<AudienceDefinition>? Items { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}

/// <summary>An audience that can be asked for.</summary>
/// <remarks>Source: schema <c>AudienceDefinition</c>.</remarks>
public sealed class AudienceDefinition
{
    /// <summary>The generation date.</summary>
    public DateOnly? Date { get; set; }

    /// <summary><c>ENGAGEMENT</c> or <c>IMPRESSION_PLUS_ENGAGEMENT</c>.</summary>
    public AudienceDefinitionType? Type { get; set; }

    /// <summary><c>PARTNER</c> or <c>PINTEREST</c>.</summary>
    public AudienceDefinitionScope? Scope { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
