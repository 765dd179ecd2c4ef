using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Contracts;

/// <summary>The type of audience insights: <c>audience_insight_type</c> in requests, <c>type</c> in answers. Values that this version does not know survive.</summary>
/// <remarks>Source: schema <c>AudienceInsightType</c> of the API description.</remarks>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct InsightType
{
    private readonly string? _value;

    /// <summary>Takes a value as it is on the wire.</summary>
    /// <param name="value">Upper case, such as <c>YOUR_TOTAL_AUDIENCE</c>.</param>
    public InsightType(string value) => _value = value;

    /// <summary>People with any interaction with the ad account's own items.</summary>
    public static InsightType YourTotalAudience { get; } = new("YOUR_TOTAL_AUDIENCE");

    /// <summary>People with at least one engagement with the ad account's own items.</summary>
    public static InsightType YourEngagedAudience { get; } = new("YOUR_ENGAGED_AUDIENCE");

    /// <summary>Everybody on the platform with any interaction: the baseline.</summary>
    public static InsightType PinterestTotalAudience { get; } = new("PINTEREST_TOTAL_AUDIENCE");

    /// <summary>The known values, in the order of the API description.</summary>
    public static IReadOnlyList<InsightType> KnownValues { get; } = [YourTotalAudience, YourEngagedAudience, PinterestTotalAudience];

    /// <summary>The value on the wire.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Value;

    internal sealed class JsonConverter : JsonConverter<InsightType>
    {
        public override InsightType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            foreach (var known in KnownValues)
            {
                if (reader.ValueTextEquals(known.Value))
                {
                    return known;
                }
            }

            return new InsightType(reader.GetString() ?? string.Empty);
        }

        public override void Write(Utf8JsonWriter writer, InsightType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
