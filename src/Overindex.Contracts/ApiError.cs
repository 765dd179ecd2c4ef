using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>An error, as every failed request answers.</summary>
/// <remarks>Source: schema <c>Error</c>.</remarks>
public sealed class ApiError
{
    /// <summary>The error's number; 0 is the server's own fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Code { get; set; }

    /// <summary>What is wrong, for people.</summary>
    public string? Message { get; set; }
}
