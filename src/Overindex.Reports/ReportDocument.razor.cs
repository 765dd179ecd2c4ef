using Microsoft.AspNetCore.Components;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>The report's body: head line, what the audience is into, who it is, where, compared, over time, and what was left out.</summary>
public sealed partial class ReportDocument : ComponentBase
{
    private const int Standouts = 8;
    private const int Values = 8;
    private const int ValuesOfMany = 6;
    private const int Differences = 12;
    private const int Lines = 4;
    private const int SubInterests = 6;

    // An interest that hardly anybody in the audience holds says little about the audience.
    private const double SmallestShare = 0.01;

    /// <summary>What the report is about.</summary>
    [Parameter, EditorRequired]
    public AudienceReport Report { get; set; } = null!;

    private HeadLine Head => HeadLine.Of(Report);

    private string AudienceName => HeadLine.ShortName(Report.Audience.Type ?? default);

    private IReadOnlyList<InterestRow> All => InterestRow.Of(Report.Audience);

    private IEnumerable<InterestRow> Telling => All.Where(row => row is { IsSmallBase: false, Ratio: >= SmallestShare });

    private IReadOnlyList<InterestRow> Over => [.. Telling.Where(row => row.IsOver).OrderByDescending(row => row.Index).Take(Standouts)];

    private IReadOnlyList<InterestRow> Under => [.. Telling.Where(row => row.IsUnder).OrderBy(row => row.Index).Take(Standouts)];

    private IReadOnlyList<DemographicGroup> Groups => [.. DemographicGroup.Of(Report.Audience, Report.Everybody).Select(group => group.InReadingOrder())];

    private IReadOnlyList<InterestRow> Listed =>
        [.. All.GroupBy(row => row.ParentKey ?? row.Key).SelectMany(category => category.Take(SubInterests + 1))];

    private IReadOnlyList<ComparedRow> MostDifferent => Report.Compared is { } compared
        ? [.. ComparedRow.Of(Report.Audience, compared).Where(row => row.Difference is not null and not 0).Take(Differences)]
        : [];

    private IReadOnlyList<DatedSeries> Shares =>
        [.. All.Where(row => row.Level == 1).OrderByDescending(row => row.Ratio).Take(Lines).Select(row => DatedSeries.OfShare(Report.AllDates, row))];

    private IReadOnlyList<DatedSeries> Affinities => [.. Over.Take(Lines).Select(row => DatedSeries.OfAffinity(Report.AllDates, row))];

    private static int Most(DemographicGroup group) => group.Rows.Count > Values ? ValuesOfMany : Values;

    private static string Place(ComparedRow row) => row.Section switch
    {
        "categories" => "category",
        "subcategories" => $"in {Words.Name(row.ParentName)}",
        "countries" => "country",
        _ => row.Section.TrimEnd('s'),
    };
}
