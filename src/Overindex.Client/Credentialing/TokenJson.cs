using System.Text.Json.Serialization;

namespace Overindex.Client.Credentialing;

/// <summary>Source-generated JSON of the token endpoint.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenGrant))]
internal sealed partial class TokenJson : JsonSerializerContext;
