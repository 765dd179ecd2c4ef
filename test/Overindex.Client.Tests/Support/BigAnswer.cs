using System.Text;
using System.Text.Json;
using CsCheck;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Support;

/// <summary>Answers to read: the large one that budgets are stated for, and any others.</summary>
internal static class BigAnswer
{
    /// <summary>24 categories of 10 subcategories, 210 metros, 60 countries.</summary>
    public static byte[] Bytes { get; } = Make();

    /// <summary>Objects with the properties of the API in any order, others between them, values of the right type and of wrong ones.</summary>
    public static Gen<string> Documents()
    {
        var name = Gen.OneOf(Gen.OneOf("key", "name", "ratio", "index", "id"), Gen.OneOf("colour", "Key", "subcategories", "k\\u0065y"));
        var text = Gen.OneOf(Gen.OneOf("\"1\"", "\"Cats & Dogs\"", "\"\\u00e9t\\u00e9\"", "\"猫\"", "\"\"", "\"2022-10-09\""), Gen.Const("null"));
        var number = Gen.OneOf("0", "0.551", "1", "1e2", "-3", "10000", "null", "123456789012345678901234567890");
        var odd = Gen.OneOf("true", "[1,[2]]", "{\"a\":{}}", "[]", "{}");
        var value = Gen.Frequency((10, text), (10, number), (1, odd));
        var item = Object(Gen.Select(name, value, Fitting));
        var list = Gen.Frequency((10, item.Array[0, 3].Select(items => $"[{string.Join(" , ", items)}]")), (1, Gen.Const("null")), (1, odd));
        var category = Object(Gen.Frequency((5, Gen.Select(name, value, Fitting)), (1, list.Select(items => $"\"subcategories\":{items}"))));
        var categories = category.Array[0, 3].Select(items => $"\"categories\":[{string.Join(',', items)}]");
        var group = Gen.Select(Gen.OneOf("ages", "genders", "devices", "metros", "countries", "shoes"), list, (n, items) => $"\"{n}\":{items}");
        var demographics = Object(group).Select(groups => $"\"demographics\":{groups}");
        var plain = Gen.Select(Gen.OneOf("type", "date", "size", "size_is_upper_bound", "note"), Gen.OneOf(text, number, Gen.OneOf("true", "false")), Fitting);
        return Object(Gen.OneOf(categories, demographics, plain)).Select(json => $" {json}\n");
    }

    /// <summary>An answer as text, without what this version does not know.</summary>
    public static string Text(AudienceInsightsResponse? answer)
    {
        if (answer is null)
        {
            return "null";
        }

        answer.UnknownProperties = null;
        foreach (var category in answer.Categories ?? [])
        {
            category.UnknownProperties = null;
            category.Subcategories?.ToList().ForEach(subcategory => subcategory.UnknownProperties = null);
        }

        if (answer.Demographics is { } groups)
        {
            groups.UnknownProperties = null;
            foreach (var value in new[] { groups.Ages, groups.Genders, groups.Devices, groups.Metros, groups.Countries }.SelectMany(values => values ?? []))
            {
                value.UnknownProperties = null;
            }
        }

        return JsonSerializer.Serialize(answer, ContractsJson.Wire.AudienceInsightsResponse);
    }

    private static Gen<string> Object(Gen<string> property) => property.Array[0, 6].Select(properties => $"{{{string.Join(',', properties)}}}");

    // Mostly values that fit: else hardly a document would be an answer.
    private static string Fitting(string name, string value) => name switch
    {
        "ratio" or "index" when value[0] == '"' => $"\"{name}\":0.25",
        "key" or "name" or "id" when char.IsAsciiDigit(value[0]) => $"\"{name}\":\"{value}\"",
        "size" when value != "null" => $"\"{name}\":10000",
        "size_is_upper_bound" when value is not ("true" or "false") => $"\"{name}\":null",
        "date" when value[0] != 'n' => $"\"{name}\":\"2022-10-09\"",
        _ => $"\"{name}\":{value}",
    };

    private static byte[] Make()
    {
        static AudienceDemographicValue Value(int i, string kind) => new() { Key = $"{kind}{i}", Name = $"The {kind} number {i}", Ratio = i / 1000.0 };
        var answer = new AudienceInsightsResponse
        {
            Categories =
            [
                .. Enumerable.Range(0, 24).Select(c => new AudienceCategory
                {
                    Key = $"{925056443165 + c}", Id = $"{925056443165 + c}", Name = $"Category {c}", Ratio = c / 100.0, Index = 1.25,
                    Subcategories =
                    [
                        .. Enumerable.Range(0, 10).Select(s => new AudienceSubcategory
                        {
                            Key = $"{935541271955 + (c * 10) + s}", Id = $"{935541271955 + (c * 10) + s}", Name = $"Subcategory {c} {s} of some length", Ratio = s / 10.0, Index = 0.75,
                        }),
                    ],
                }),
            ],
            Demographics = new AudienceDemographics
            {
                Ages = [.. Enumerable.Range(0, 7).Select(i => Value(i, "age"))],
                Genders = [.. Enumerable.Range(0, 3).Select(i => Value(i, "gender"))],
                Devices = [.. Enumerable.Range(0, 6).Select(i => Value(i, "device"))],
                Metros = [.. Enumerable.Range(0, 210).Select(i => Value(i, "metro"))],
                Countries = [.. Enumerable.Range(0, 60).Select(i => Value(i, "country"))],
            },
            Type = InsightType.YourTotalAudience,
            Date = new DateOnly(2026, 11, 22),
            Size = 10_000,
            SizeIsUpperBound = true,
        };
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(answer, ContractsJson.Wire.AudienceInsightsResponse));
    }
}
