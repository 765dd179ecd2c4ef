using Overindex.Contracts;

namespace Overindex.Dashboard.Viewing;

/// <summary>The audience of an ad account that is looked at.</summary>
internal enum AudienceChoice
{
    Total = 0,
    Engaged = 1,
    Everybody = 2,
}

/// <summary>The page of an ad account.</summary>
internal enum ViewName
{
    Overview = 0,
    Interests = 1,
    Demographics = 2,
    Compare = 3,
    OverTime = 4,
}

internal enum InterestSort
{
    Affinity = 0,
    Share = 1,
    Name = 2,
}

internal enum InterestFilter
{
    All = 0,
    Over = 1,
    Under = 2,
}

/// <summary>The words that addresses use, and those that people read.</summary>
internal static class Words
{
    internal static readonly IReadOnlyList<AudienceChoice> Audiences = Enum.GetValues<AudienceChoice>();

    internal static string Path(this ViewName view) => view switch
    {
        ViewName.Interests => "interests",
        ViewName.Demographics => "demographics",
        ViewName.Compare => "compare",
        ViewName.OverTime => "over-time",
        _ => "",
    };

    internal static string Title(this ViewName view) => view switch
    {
        ViewName.OverTime => "Over time",
        _ => view.ToString(),
    };

    internal static string Word<T>(this T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    internal static T Read<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().FirstOrDefault(choice => choice.Word() == word);

    internal static InsightType Type(this AudienceChoice audience) => audience switch
    {
        AudienceChoice.Engaged => InsightType.YourEngagedAudience,
        AudienceChoice.Everybody => InsightType.PinterestTotalAudience,
        _ => InsightType.YourTotalAudience,
    };

    internal static string Title(this AudienceChoice audience) => audience switch
    {
        AudienceChoice.Engaged => "Engaged audience",
        AudienceChoice.Everybody => "Everybody",
        _ => "Total audience",
    };
}
