using Overindex.Contracts;

namespace Overindex.Reports;

/// <summary>What a report or an export is made from: answers of the API, as they are, and what is known beside them.</summary>
public sealed record AudienceReport
{
    /// <summary>The ad account's id.</summary>
    public required string AccountId { get; init; }

    /// <summary>The ad account's name; nothing where it is not known.</summary>
    public string? AccountName { get; init; }

    /// <summary>The answer about the audience.</summary>
    public required AudienceInsightsResponse Audience { get; init; }

    /// <summary>The answer about everybody, of the same date; nothing to leave comparisons out.</summary>
    public AudienceInsightsResponse? Everybody { get; init; }

    /// <summary>The answer about the engaged audience, of the same date; nothing to leave its size out.</summary>
    public AudienceInsightsResponse? Engaged { get; init; }

    /// <summary>The answer about another audience to compare with; nothing for no comparison.</summary>
    public AudienceInsightsResponse? Compared { get; init; }

    /// <summary>Answers about the same audience on other generation dates, in any order.</summary>
    public IReadOnlyList<AudienceInsightsResponse> OtherDates { get; init; } = [];

    /// <summary>Why other dates could not be asked for, in a sentence or two for the reader; nothing where there are simply none.</summary>
    public string? WhyNoOtherDates { get; init; }

    /// <summary>Days in the window; nothing where they are not known.</summary>
    public int? WindowDays { get; init; }

    /// <summary>The privacy rule on small audiences, in people; nothing where it is not known.</summary>
    public int? MinimumAudience { get; init; }

    /// <summary>The privacy rule on small groups, in people; nothing where it is not known.</summary>
    public int? MinimumCell { get; init; }

    /// <summary>Whether the privacy rules are off.</summary>
    public bool IsExact { get; init; }

    /// <summary>The ad account in words: its name, or else its id.</summary>
    public string Account => AccountName is { Length: > 0 } name ? name : AccountId;

    /// <summary>Every answer about the audience, one per date, ascending.</summary>
    public IReadOnlyList<AudienceInsightsResponse> AllDates =>
        [.. OtherDates.Prepend(Audience).Where(answer => answer.Date is not null).DistinctBy(answer => answer.Date).OrderBy(answer => answer.Date)];

    /// <summary>Whether the answer has no breakdowns at all.</summary>
    public bool IsEmpty => InterestRow.Of(Audience).Count == 0 && DemographicGroup.Of(Audience, null).Count == 0;
}
