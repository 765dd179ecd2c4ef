using Overindex.Contracts;

namespace Overindex.Reports.Tests.Support;

/// <summary>Small answers whose figures are easily checked by hand.</summary>
internal static class Samples
{
    internal static AudienceInsightsResponse Audience(string name = "Travel", string date = "2026-10-31") => new()
    {
        Type = InsightType.YourTotalAudience,
        Date = DateOnly.Parse(date),
        Size = 5_000,
        SizeIsUpperBound = true,
        Categories =
        [
            new()
            {
                Key = "10",
                Id = "10",
                Name = name,
                Ratio = 0.5,
                Index = 2,
                Subcategories = [new() { Key = "11", Id = "11", Name = "Beaches", Ratio = 0.03, Index = 4.5 }],
            },
            new() { Key = "20", Id = "20", Name = "Food", Ratio = 0.4, Index = 0.5 },
            new() { Key = "30", Id = "30", Name = "Rare", Ratio = 0.015 },
        ],
        Demographics = new()
        {
            Ages = [new() { Key = "25-34", Name = "25-34", Ratio = 0.6 }, new() { Key = "18-24", Name = "18-24", Ratio = 0.3 }],
            Devices = [new() { Key = "iphone", Name = "iPhone", Ratio = 0.7 }, new() { Key = "web", Name = "Web", Ratio = 0.6 }],
            Countries = [new() { Key = "us", Name = "United States", Ratio = 0.9 }, new() { Key = "sg", Name = "Singapore", Ratio = 0.1 }],
        },
    };

    internal static AudienceInsightsResponse Everybody() => new()
    {
        Type = InsightType.PinterestTotalAudience,
        Date = new(2026, 10, 31),
        Size = 100_000,
        SizeIsUpperBound = false,
        Categories = [new() { Key = "10", Name = "Travel", Ratio = 0.25, Index = 1 }, new() { Key = "20", Name = "Food", Ratio = 0.8, Index = 1 }],
        Demographics = new()
        {
            Ages = [new() { Key = "25-34", Name = "25-34", Ratio = 0.5 }, new() { Key = "65+", Name = "65+", Ratio = 0.2 }],
            Countries = [new() { Key = "us", Name = "United States", Ratio = 0.4 }],
        },
    };

    internal static AudienceReport Report(string account = "Coastal Hiking", string interest = "Travel") => new()
    {
        AccountId = "1001",
        AccountName = account,
        Audience = Audience(interest),
        Everybody = Everybody(),
        Engaged = new() { Type = InsightType.YourEngagedAudience, Size = 1_000, SizeIsUpperBound = true },
        Compared = Everybody(),
        OtherDates = [Audience(interest, "2026-09-30")],
        WindowDays = 30,
        MinimumAudience = 100,
        MinimumCell = 10,
    };
}
