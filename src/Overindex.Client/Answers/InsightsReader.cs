using System.Text.Json;
using Overindex.Contracts;

namespace Overindex.Client.Answers;

/// <summary>
/// Reads insights by hand, because an answer is some 560 objects whose 1 400 strings were nearly all seen in the answer before: with the
/// <see cref="NamePool"/> it takes half the memory of the source-generated reader. Properties that it does not know it passes over.
/// </summary>
internal static class InsightsReader
{
    private static readonly ObjectShape<AudienceDemographicValue> Value = new(
        () => new(),
        ("key", (value, ref reader) => value.Key = JsonRead.Name(ref reader)),
        ("name", (value, ref reader) => value.Name = JsonRead.Name(ref reader)),
        ("ratio", (value, ref reader) => value.Ratio = JsonRead.Number(ref reader)));

    private static readonly ObjectShape<AudienceDemographics> Demographics = new(
        () => new(),
        ("ages", (groups, ref reader) => groups.Ages = JsonRead.List(ref reader, Value)),
        ("genders", (groups, ref reader) => groups.Genders = JsonRead.List(ref reader, Value)),
        ("devices", (groups, ref reader) => groups.Devices = JsonRead.List(ref reader, Value)),
        ("metros", (groups, ref reader) => groups.Metros = JsonRead.List(ref reader, Value)),
        ("countries", (groups, ref reader) => groups.Countries = JsonRead.List(ref reader, Value)));

    private static readonly ObjectShape<AudienceSubcategory> Subcategory = new(
        () => new(),
        ("key", (subcategory, ref reader) => subcategory.Key = JsonRead.Name(ref reader)),
        ("name", (subcategory, ref reader) => subcategory.Name = JsonRead.Name(ref reader)),
        ("ratio", (subcategory, ref reader) => subcategory.Ratio = JsonRead.Number(ref reader)),
        ("index", (subcategory, ref reader) => subcategory.Index = JsonRead.Number(ref reader)),
        ("id", (subcategory, ref reader) => subcategory.Id = JsonRead.Name(ref reader)));

    private static readonly ObjectShape<AudienceCategory> Category = new(
        () => new(),
        ("key", (category, ref reader) => category.Key = JsonRead.Name(ref reader)),
        ("name", (category, ref reader) => category.Name = JsonRead.Name(ref reader)),
        ("ratio", (category, ref reader) => category.Ratio = JsonRead.Number(ref reader)),
        ("index", (category, ref reader) => category.Index = JsonRead.Number(ref reader)),
        ("id", (category, ref reader) => category.Id = JsonRead.Name(ref reader)),
        ("subcategories", (category, ref reader) => category.Subcategories = JsonRead.List(ref reader, Subcategory)));

    private static readonly ObjectShape<AudienceInsightsResponse> Insights = new(
        () => new(),
        ("categories", (insights, ref reader) => insights.Categories = JsonRead.List(ref reader, Category)),
        ("demographics", (insights, ref reader) => insights.Demographics = JsonRead.Object(ref reader, Demographics)),
        ("type", (insights, ref reader) => insights.Type = JsonRead.Name(ref reader) is { } type ? new InsightType(type) : null),
        ("date", (insights, ref reader) => insights.Date = JsonRead.Date(ref reader)),
        ("size", (insights, ref reader) => insights.Size = JsonRead.Integer(ref reader)),
        ("size_is_upper_bound", (insights, ref reader) => insights.SizeIsUpperBound = JsonRead.Boolean(ref reader)));

    internal static AudienceInsightsResponse? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            var insights = JsonRead.Object(ref reader, Insights);

            // At the end of the object: throws when anything but white space follows.
            reader.Read();
            return insights;
        }
        catch (InvalidOperationException cause)
        {
            throw new JsonException("A text is not UTF-8.", cause);
        }
    }
}
