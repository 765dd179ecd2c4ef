using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>Whose items an audience interacted with. Values that this version does not know survive.</summary>
/// <remarks>Source: schema <c>AudienceDefinitionScope</c>.</remarks>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct AudienceDefinitionScope
{
    private readonly string? _value;

    /// <summary>Takes a value as it is on the wire.</summary>
    /// <param name="value">Upper case, such as <c>PARTNER</c>.</param>
    public AudienceDefinitionScope(string value) => _value = value;

    /// <summary>The ad account's own items.</summary>
    public static AudienceDefinitionScope Partner { get; } = new("PARTNER");

    /// <summary>Any item on the platform.</summary>
    public static AudienceDefinitionScope Pinterest { get; } = new("PINTEREST");

    /// <summary>The known values, in the order of the API description.</summary>
    public static IReadOnlyList<AudienceDefinitionScope> KnownValues { get; } = [Partner, Pinterest];

    /// <summary>The value on the wire.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Takes a value as it is on the wire.</summary>
    /// <param name="value">Upper case, such as <c>PARTNER</c>.</param>
    public static implicit operator AudienceDefinitionScope(string value) => FromString(value);

    /// <summary>Takes a value as it is on the wire.</summary>
    /// <param name="value">Upper case, such as <c>PARTNER</c>.</param>
    /// <returns>The value.</returns>
    public static AudienceDefinitionScope FromString(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    internal sealed class JsonConverter : JsonConverter<AudienceDefinitionScope>
    {
        public override AudienceDefinitionScope Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            foreach (var known in KnownValues)
            {
                if (reader.ValueTextEquals(known.Value))
                {
                    return known;
                }
            }

            return new AudienceDefinitionScope(reader.GetString() ?? string.Empty);
        }

        public override void Write(Utf8JsonWriter writer, AudienceDefinitionScope value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
