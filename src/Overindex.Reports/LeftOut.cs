using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>What privacy left out of a report's answers, and by which rule.</summary>
public static class LeftOut
{
    /// <summary>Says it, a sentence or two for each thing.</summary>
    /// <param name="report">The report.</param>
    /// <returns>At least one sentence.</returns>
    public static IReadOnlyList<string> Of(AudienceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.IsExact
            ? ["Nothing: these figures are exact. The privacy rules were off, and this is not for advertisers."]
            : report.IsEmpty ? [Empty(report)] : [.. Sentences(report)];
    }

    private static string Empty(AudienceReport report) =>
        $"Everything but the size: fewer than {Rule(report.MinimumAudience, 100)} are in this audience, or nobody is. "
        + "So small an audience gets no shares and no interests, and its size is the first boundary (rule: minimum audience).";

    private static IEnumerable<string> Sentences(AudienceReport report)
    {
        yield return $"Values and interests held by fewer than {Rule(report.MinimumCell, 10)} of the audience (rule: minimum cell).";
        foreach (var group in DemographicGroup.Of(report.Audience, report.Everybody).Where(group => group.Unknown > 0))
        {
            yield return $"{group.Title}: {Words.Percent(group.Unknown)} of the audience has no value here. It is unknown, or was left out by that rule.";
        }

        var without = InterestRow.Of(report.Audience).Count(row => row.Index is null);
        if (without > 0)
        {
            yield return $"The affinity of {Words.Count(without)} {(without == 1 ? "interest" : "interests")}: fewer than {Rule(report.MinimumCell, 10)} "
                + "among everybody hold such an interest (rule: suppressed index).";
        }

        if (report.Compared is { Categories: null or [], Demographics: null or { Ages: null or [], Genders: null or [] } } compared)
        {
            yield return $"{HeadLine.ShortName(compared.Type ?? default)}, to compare with: fewer than {Rule(report.MinimumAudience, 100)} are in it "
                + "(rule: minimum audience).";
        }
    }

    private static string Rule(int? stated, int usual) => stated is { } people
        ? $"{Words.Count(people)} people"
        : $"the server’s minimum of people, {usual} unless its operator chose another,";
}
