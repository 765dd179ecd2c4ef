using Overindex.Contracts;

namespace Overindex.Cli.Tests.Support;

/// <summary>Answers as the server would send them, written by hand.</summary>
internal static class Answers
{
    internal static AudienceInsightsResponse Typical { get; } = new()
    {
        Type = InsightType.YourTotalAudience,
        Date = new(2026, 10, 31),
        Size = 15_000,
        SizeIsUpperBound = true,
        Categories =
        [
            Category(
                "908182459161",
                "Travel",
                0.621,
                2.4,
                Child("1", "Beach Travel, sun and sea", 0.5, 3.1),
                Child("2", "Städtereisen", 0.25, 1.05),
                Child("3", "日本の旅", 0.021, null)),
            Category("918530398158", "Food and Drinks", 0.3, 0.6),
            Category("948192800438", "=Quotes", 0.05, 1),
        ],
        Demographics = new()
        {
            Ages = [Value("25-34", "25-34", 0.412), Value("18-24", "18-24", 0.2)],
            Genders = [Value("female", "Female", 0.62), Value("male", "Male", 0.3)],
            Devices = [],
            Countries = [Value("us", "United States", 0.9)],
            Metros = [.. Enumerable.Range(0, 14).Select(Metro)],
        },
    };

    private static AudienceCategory Category(string id, string name, double ratio, double? index, params AudienceSubcategory[] children) =>
        new() { Key = id, Id = id, Name = name, Ratio = ratio, Index = index, Subcategories = children };

    private static AudienceSubcategory Child(string id, string name, double ratio, double? index) =>
        new() { Key = id, Id = id, Name = name, Ratio = ratio, Index = index };

    private static AudienceDemographicValue Metro(int number) =>
        Value($"{501 + number}", $"Metro number {number}, a rather long name of a place, NY", 0.1 - (number * 0.005));

    private static AudienceDemographicValue Value(string key, string name, double ratio) => new() { Key = key, Name = name, Ratio = ratio };
}
