using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>Source-generated JSON of the wire models: snake case, absent rather than null, names in any script unescaped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AudienceInsightsResponse))]
[JsonSerializable(typeof(AudienceDefinitionResponse))]
[JsonSerializable(typeof(CategoryInterestsResponse))]
[JsonSerializable(typeof(AdAccountsResponse))]
[JsonSerializable(typeof(InterestResponse))]
[JsonSerializable(typeof(ApiError))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    /// <summary>The one instance to write and read with.</summary>
    public static ContractsJson Wire { get; } = new(new JsonSerializerOptions
    {
        // Answers are application/json with nosniff and never become part of a page; escaped quotes would only make messages hard to read.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
