using System.Text.Json;
using Overindex.Contracts;

namespace Overindex.Client.Answers;

/// <summary>
/// Reads insights by hand, because an answer is some 560 objects whose 1 400 strings were nearly all seen in the answer before: with the
/// <see cref="NamePool"/> it takes half the memory of the source-generated reader. Properties that it does not know it passes over.
/// </summary>
internal static class InsightsReader
{
    internal static AudienceInsightsResponse? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return ReadAnswer(json);
        }
        catch (InvalidOperationException cause)
        {
            throw new JsonException("A text is not UTF-8.", cause);
        }
    }

    private static AudienceInsightsResponse? ReadAnswer(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        JsonRead.Expect(reader, JsonTokenType.StartObject);
        var insights = ReadInsights(ref reader);

        // At the end of the object: throws when anything but white space follows.
        reader.Read();
        return insights;
    }

    private static AudienceInsightsResponse ReadInsights(ref Utf8JsonReader reader)
    {
        var insights = new AudienceInsightsResponse();
        while (JsonRead.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("categories"u8))
                insights.Categories = JsonRead.List(ref reader, ReadCategory);
            else if (reader.ValueTextEquals("demographics"u8))
                insights.Demographics = ReadDemographics(ref reader);
            else if (reader.ValueTextEquals("type"u8))
                insights.Type = JsonRead.Name(ref reader) is { } type ? new InsightType(type) : null;
            else if (reader.ValueTextEquals("date"u8))
                insights.Date = JsonRead.Date(ref reader);
            else if (reader.ValueTextEquals("size"u8))
                insights.Size = JsonRead.Integer(ref reader);
            else if (reader.ValueTextEquals("size_is_upper_bound"u8))
                insights.SizeIsUpperBound = JsonRead.Boolean(ref reader);
            else
                reader.Skip();
        }

        return insights;
    }

    private static AudienceCategory ReadCategory(ref Utf8JsonReader reader)
    {
        var category = new AudienceCategory();
        while (JsonRead.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("key"u8))
                category.Key = JsonRead.Name(ref reader);
            else if (reader.ValueTextEquals("name"u8))
                category.Name = JsonRead.Name(ref reader);
            else if (reader.ValueTextEquals("ratio"u8))
                category.Ratio = JsonRead.Number(ref reader);
            else if (reader.ValueTextEquals("index"u8))
                category.Index = JsonRead.Number(ref reader);
            else if (reader.ValueTextEquals("id"u8))
                category.Id = JsonRead.Name(ref reader);
            else if (reader.ValueTextEquals("subcategories"u8))
                category.Subcategories = JsonRead.List(ref reader, ReadSubcategory);
            else
                reader.Skip();
        }

        return category;
    }

    private static AudienceSubcategory ReadSubcategory(ref Utf8JsonReader reader)
    {
        var subcategory = new AudienceSubcategory();
        while (JsonRead.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("key"u8))
                subcategory.Key = JsonRead.Name(ref reader);
            else if (reader.ValueTextEquals("name"u8))
                subcategory.Name = JsonRead.Name(ref reader);
            else if (reader.ValueTextEquals("ratio"u8))
                subcategory.Ratio = JsonRead.Number(ref reader);
            else if (reader.ValueTextEquals("index"u8))
                subcategory.Index = JsonRead.Number(ref reader);
            else if (reader.ValueTextEquals("id"u8))
                subcategory.Id = JsonRead.Name(ref reader);
            else
                reader.Skip();
        }

        return subcategory;
    }

    private static AudienceDemographics? ReadDemographics(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        JsonRead.Expect(reader, JsonTokenType.StartObject);
        var demographics = new AudienceDemographics();
        while (JsonRead.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("ages"u8))
                demographics.Ages = JsonRead.List(ref reader, ReadValue);
            else if (reader.ValueTextEquals("genders"u8))
                demographics.Genders = JsonRead.List(ref reader, ReadValue);
            else if (reader.ValueTextEquals("devices"u8))
                demographics.Devices = JsonRead.List(ref reader, ReadValue);
            else if (reader.ValueTextEquals("metros"u8))
                demographics.Metros = JsonRead.List(ref reader, ReadValue);
            else if (reader.ValueTextEquals("countries"u8))
                demographics.Countries = JsonRead.List(ref reader, ReadValue);
            else
                reader.Skip();
        }

        return demographics;
    }

    private static AudienceDemographicValue ReadValue(ref Utf8JsonReader reader)
    {
        var value = new AudienceDemographicValue();
        while (JsonRead.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("key"u8))
                value.Key = JsonRead.Name(ref reader);
            else if (reader.ValueTextEquals("name"u8))
                value.Name = JsonRead.Name(ref reader);
            else if (reader.ValueTextEquals("ratio"u8))
                value.Ratio = JsonRead.Number(ref reader);
            else
                reader.Skip();
        }

        return value;
    }
}
