using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>One page of the ad accounts that a token may see.</summary>
public sealed class AdAccountsResponse
{
    /// <summary>Ad accounts, in the order of their ids.</summary>
    public IReadOnlyList<AdAccount>? Items { get; set; }

    /// <summary>What to pass as <c>bookmark</c> for the next page; left out on the last one.</summary>
    public string? Bookmark { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}

/// <summary>An ad account.</summary>
public sealed class AdAccount
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Properties that this version does not know, by name; nothing when there are none, or when the reader was not asked to keep them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
