using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>Which people an audience holds, by what they did. Values that this version does not know survive.</summary>
/// <remarks>Source: schema <c>AudienceDefinitionType</c>.</remarks>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct AudienceDefinitionType
{
    private readonly string? _value;

    /// <summary>Takes a value as it is on the wire.</summary>
    /// <param name="value">Upper case, such as <c>ENGAGEMENT</c>.</param>
    public AudienceDefinitionType(string value) => _value = value;

    /// <summary>People with any interaction.</summary>
    public static AudienceDefinitionType ImpressionPlusEngagement { get; } = new("IMPRESSION_PLUS_ENGAGEMENT");

    /// <summary>People with at least one engagement.</summary>
    public static AudienceDefinitionType Engagement { get; } = new("ENGAGEMENT");

    /// <summary>The known values, in the order of the API description.</summary>
    public static IReadOnlyList<AudienceDefinitionType> KnownValues { get; } = [ImpressionPlusEngagement, Engagement];

    /// <summary>The value on the wire.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Takes a value as it is on the wire.</summary>
    /// <param name="value">Upper case, such as <c>ENGAGEMENT</c>.</param>
    public static implicit operator AudienceDefinitionType(string value) => FromString(value);

    /// <summary>Takes a value as it is on the wire.</summary>
    /// <param name="value">Upper case, such as <c>ENGAGEMENT</c>.</param>
    /// <returns>The value.</returns>
    public static AudienceDefinitionType FromString(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    internal sealed class JsonConverter : JsonConverter<AudienceDefinitionType>
    {
        public override AudienceDefinitionType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            foreach (var known in KnownValues)
            {
                if (reader.ValueTextEquals(known.Value))
                {
                    return known;
                }
            }

            return new AudienceDefinitionType(reader.GetString() ?? string.Empty);
        }

        public override void Write(Utf8JsonWriter writer, AudienceDefinitionType value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
