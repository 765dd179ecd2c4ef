using System.Collections.Frozen;
using Overindex.Contracts;

namespace Overindex.Reports;

/// <summary>A figure of one audience on several generation dates.</summary>
/// <param name="Name">What the line is of, such as an interest's name.</param>
/// <param name="Points">Dates, ascending, each with its value; nothing where that date's answer has none.</param>
public sealed record DatedSeries(string Name, IReadOnlyList<(DateOnly Date, double? Value)> Points)
{
    /// <summary>The dates whose value is an upper bound: to be read as "up to" so many.</summary>
    public IReadOnlySet<DateOnly> UpperBounds { get; init; } = FrozenSet<DateOnly>.Empty;

    /// <summary>The size as each answer states it.</summary>
    /// <param name="answers">Answers about one audience, one per date.</param>
    /// <returns>The line.</returns>
    public static DatedSeries OfSize(IEnumerable<AudienceInsightsResponse> answers)
    {
        var all = answers.ToList();
        return Of("Size", all, answer => answer.Size) with
        {
            UpperBounds = all.Where(answer => answer.SizeIsUpperBound is true).Select(answer => answer.Date).OfType<DateOnly>().ToFrozenSet(),
        };
    }

    /// <summary>An interest's share.</summary>
    /// <param name="answers">Answers about one audience, one per date.</param>
    /// <param name="interest">A row of one of them: its key, and its parent's, are looked for.</param>
    /// <returns>The line.</returns>
    public static DatedSeries OfShare(IEnumerable<AudienceInsightsResponse> answers, InterestRow interest) =>
        Of(Named(interest), answers, answer => Find(answer, interest)?.Ratio);

    /// <summary>An interest's affinity.</summary>
    /// <param name="answers">Answers about one audience, one per date.</param>
    /// <param name="interest">A row of one of them: its key, and its parent's, are looked for.</param>
    /// <returns>The line.</returns>
    public static DatedSeries OfAffinity(IEnumerable<AudienceInsightsResponse> answers, InterestRow interest) =>
        Of(Named(interest), answers, answer => Find(answer, interest)?.Index);

    /// <summary>A demographic value's share.</summary>
    /// <param name="answers">Answers about one audience, one per date.</param>
    /// <param name="section">The group's name in the JSON, such as <c>ages</c>.</param>
    /// <param name="value">A row of one of them: its key is looked for.</param>
    /// <returns>The line.</returns>
    public static DatedSeries OfShare(IEnumerable<AudienceInsightsResponse> answers, string section, DemographicRow value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Of(value.Name, answers, answer => DemographicGroup.Of(answer, null)
            .FirstOrDefault(group => group.Section == section)?.Rows.FirstOrDefault(row => row.Key == value.Key)?.Ratio);
    }

    private static DatedSeries Of(string name, IEnumerable<AudienceInsightsResponse> answers, Func<AudienceInsightsResponse, double?> figure)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new(name, [.. answers
            .Where(answer => answer.Date is not null)
            .DistinctBy(answer => answer.Date)
            .OrderBy(answer => answer.Date)
            .Select(answer => (answer.Date!.Value, figure(answer)))]);
    }

    private static string Named(InterestRow interest)
    {
        ArgumentNullException.ThrowIfNull(interest);
        return interest.Name;
    }

    private static InterestRow? Find(AudienceInsightsResponse answer, InterestRow interest) =>
        InterestRow.Of(answer).FirstOrDefault(row => row.Key == interest.Key && row.ParentKey == interest.ParentKey);
}
