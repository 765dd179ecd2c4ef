using System.Text.Json;
using Overindex.Contracts;

namespace Overindex.Bench.Client.Serving;

/// <summary>
/// Answers as a platform gives them: 24 categories of 10 subcategories, 210 metros, 60 countries, about 49 KB. From ad account to ad account the keys and
/// names are the same and the figures, and so the order, are not.
/// </summary>
internal static class AnswerMaker
{
    internal const int AdAccounts = 16;

    private static readonly string[] Words =
        ["Home", "Garden", "Vintage", "Outdoor", "Simple", "Winter", "Healthy", "Modern", "Travel", "Creative", "Family", "Rustic", "Street", "Classic"];

    private static readonly string[] Things =
        ["Decor", "Ideas", "Recipes", "Fashion", "Style", "Projects", "Workouts", "Photography", "Destinations", "Furniture", "Painting", "Gifts", "Hairstyles"];

    internal static byte[] Make(int adAccount)
    {
#pragma warning disable CA5394 // The same answers in every run.
        var random = new Random(adAccount);
#pragma warning restore CA5394
        var answer = new AudienceInsightsResponse
        {
            Categories = [.. Enumerable.Range(0, 24).Select(i => Category(i, random)).OrderByDescending(category => category.Ratio)],
            Demographics = new AudienceDemographics
            {
                Ages = Values(random, ["18-24", "25-34", "35-44", "45-49", "50-54", "55-64", "65+"], key => key),
                Genders = Values(random, ["female", "male", "unspecified"], key => char.ToUpperInvariant(key[0]) + key[1..]),
                Devices = Values(random, ["android_mobile", "android_tablet", "ipad", "iphone", "web", "web_mobile"], key => key.Replace('_', ' ')),
                Metros = Values(random, [.. Enumerable.Range(500, 210).Select(key => $"{key}")], key => $"{Words[key[1] - '0']} and {Things[key[2] - '0']}, area code {key}"),
                Countries = Values(random, [.. Enumerable.Range(0, 60).Select(i => $"{(char)('a' + (i / 8))}{(char)('a' + (i % 8))}")], key => $"The Country of {key}"),
            },
            Type = InsightType.YourTotalAudience,
            Date = new DateOnly(2026, 11, 22),
            Size = 10_000 * (adAccount + 1),
            SizeIsUpperBound = true,
        };
        return JsonSerializer.SerializeToUtf8Bytes(answer, ContractsJson.Wire.AudienceInsightsResponse);
    }

    private static AudienceCategory Category(int i, Random random)
    {
        var (ratio, index) = Figures(random);
        return new AudienceCategory
        {
            Key = Id(i),
            Name = Words[i % Words.Length],
            Ratio = ratio,
            Index = index,
            Id = Id(i),
            Subcategories = [.. Enumerable.Range(0, 10).Select(j => Subcategory((i * 10) + j, random)).OrderByDescending(subcategory => subcategory.Ratio)],
        };
    }

    private static AudienceSubcategory Subcategory(int i, Random random)
    {
        var (ratio, index) = Figures(random);
        return new AudienceSubcategory
        {
            Key = Id(1000 + i),
            Name = $"{Words[i % Words.Length]} {Things[i % Things.Length]} and {Things[(i / 7) % Things.Length]} of {i}",
            Ratio = ratio,
            Index = index,
            Id = Id(1000 + i),
        };
    }

    private static AudienceDemographicValue[] Values(Random random, string[] keys, Func<string, string> name) =>
        [.. keys.Select(key => new AudienceDemographicValue { Key = key, Name = name(key), Ratio = Figures(random).Ratio }).OrderByDescending(value => value.Ratio)];

#pragma warning disable CA5394 // Not for secrets.
    private static (double Ratio, double Index) Figures(Random random) => (random.Next(1000) / 1000.0, random.Next(1, 500) / 100.0);
#pragma warning restore CA5394

    private static string Id(int i) => $"{903_733_943_146 + (i * 7_919_077L)}";
}
