using Overindex.Contracts;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>What an audience is, in words: never a bare number that misleads.</summary>
/// <param name="Audience">Who is in it, such as <c>People who saw or engaged with Nordlys Home's items</c>.</param>
/// <param name="Size">Its size as the API states it, such as <c>up to 5,000 people</c>.</param>
/// <param name="SizeMeaning">What that figure means, in a sentence.</param>
/// <param name="When">The window as far as it is known, such as <c>in the 30 days to 2026-10-31</c>.</param>
/// <param name="Engaged">How many people make up the engaged part, in a sentence; nothing where that is not known.</param>
public sealed record HeadLine(string Audience, string Size, string SizeMeaning, string When, string? Engaged)
{
    /// <summary>Puts a report's answers into words.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Its head line.</returns>
    public static HeadLine Of(AudienceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var answer = report.Audience;
        return new(People(answer.Type ?? default, report.Account), SizeOf(answer), Meaning(answer), Window(report), EngagedPart(report));
    }

    /// <summary>A size as the API states it: with "up to" where it was rounded up.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>Such as <c>up to 5,000 people</c>.</returns>
    public static string SizeOf(AudienceInsightsResponse answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Size is { } size
            ? $"{(answer.SizeIsUpperBound is true ? "up to " : "")}{Words.Count(size)} {(size == 1 ? "person" : "people")}"
            : "a size that the answer does not state";
    }

    /// <summary>An audience in a word or two, to stand over a column.</summary>
    /// <param name="type">The insight type.</param>
    /// <returns>Such as <c>Engaged audience</c>; the type itself if it is not known.</returns>
    public static string ShortName(InsightType type) => type switch
    {
        _ when type == InsightType.YourTotalAudience => "Total audience",
        _ when type == InsightType.YourEngagedAudience => "Engaged audience",
        _ when type == InsightType.PinterestTotalAudience => "Everybody",
        _ => type.Value,
    };

    private static string People(InsightType type, string account) => type switch
    {
        _ when type == InsightType.YourTotalAudience => $"People who saw or engaged with {Words.Name(account)}’s items",
        _ when type == InsightType.YourEngagedAudience => $"People who engaged with {Words.Name(account)}’s items",
        _ when type == InsightType.PinterestTotalAudience => "Everybody on the platform",
        _ => $"{type.Value} of {Words.Name(account)}",
    };

    private static string Meaning(AudienceInsightsResponse answer) => answer.SizeIsUpperBound switch
    {
        true => "“Up to” means that the size is rounded up, so that nobody can be singled out by it: "
            + "there are no more people than this, and there may be fewer.",
        false => "The size is stated as it was counted.",
        null => "The answer does not say whether the size was rounded.",
    };

    private static string Window(AudienceReport report) => (report.Audience.Date, report.WindowDays) switch
    {
        ({ } date, { } days) => $"in the {(days == 1 ? "day" : $"{Words.Count(days)} days")} to {Words.Day(date)}",
        ({ } date, null) => $"in the window that ends on {Words.Day(date)}",
        (null, _) => "on a date that the answer does not state",
    };

    private static string? EngagedPart(AudienceReport report) =>
        report.Audience.Type == InsightType.YourTotalAudience && report.Engaged is { Size: not null } engaged
        ? $"Of these, {SizeOf(engaged)} engaged: they did more than see an item."
        : null;
}
