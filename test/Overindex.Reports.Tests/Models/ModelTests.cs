using Overindex.Contracts;
using Overindex.Reports.Tests.Support;

namespace Overindex.Reports.Tests.Models;

public sealed class ModelTests
{
    [Fact]
    public void Interests_are_the_answers_own_figures_in_its_order()
    {
        var rows = InterestRow.Of(Samples.Audience());
        Assert.Equal(["Travel", "Beaches", "Food", "Rare"], rows.Select(row => row.Name));
        Assert.Equal([1, 2, 1, 1], rows.Select(row => row.Level));
        Assert.Equal([0.5, 0.03, 0.4, 0.015], rows.Select(row => row.Ratio));
        Assert.Equal([2, 4.5, 0.5, null], rows.Select(row => row.Index));
        Assert.Equal([null, "10", null, null], rows.Select(row => row.ParentKey));
    }

    [Fact]
    public void A_row_with_fewer_than_a_hundred_people_behind_it_is_a_small_base() =>
        Assert.Equal(["Beaches", "Rare"], InterestRow.Of(Samples.Audience()).Where(row => row.IsSmallBase).Select(row => row.Name));

    [Fact]
    public void What_a_single_valued_demographic_does_not_account_for_is_unknown()
    {
        var groups = DemographicGroup.Of(Samples.Audience(), Samples.Everybody()).ToDictionary(group => group.Section);
        Assert.Equal(0.1, groups["ages"].Unknown);
        Assert.Equal(0.3, groups["ages"].BaselineUnknown);
        Assert.Equal(0, groups["countries"].Unknown);
        Assert.Null(groups["devices"].Unknown);
        Assert.DoesNotContain("genders", groups.Keys);
    }

    [Fact]
    public void Values_that_only_everybody_has_come_last()
    {
        var ages = DemographicGroup.Of(Samples.Audience(), Samples.Everybody()).Single(group => group.Section == "ages");
        Assert.Equal(
            [("25-34", 0.6, 0.5), ("18-24", 0.3, null), ("65+", null, 0.2)],
            ages.Rows.Select(row => (row.Key, row.Ratio, row.Baseline)));
    }

    [Fact]
    public void The_largest_differences_come_first_in_either_direction()
    {
        var rows = ComparedRow.Of(Samples.Audience(), Samples.Everybody());
        Assert.Equal(["United States", "Food", "Travel", "25-34"], rows.Where(row => row.Difference is not null).Select(row => row.Name));
        Assert.Equal(0.5, rows[0].Difference!.Value, 9);
        Assert.Equal(-0.4, rows[1].Difference!.Value, 9);
        Assert.Contains(rows, row => row is { Key: "65+", First: null, Second: 0.2, Difference: null });
    }

    [Fact]
    public void A_date_without_the_figure_is_a_gap()
    {
        var earlier = new AudienceInsightsResponse { Date = new(2026, 9, 30), Size = 100 };
        var series = DatedSeries.OfShare([Samples.Audience(), earlier], InterestRow.Of(Samples.Audience())[0]);
        Assert.Equal([(new DateOnly(2026, 9, 30), (double?)null), (new DateOnly(2026, 10, 31), 0.5)], series.Points);
        Assert.Equal([100d, 5_000d], DatedSeries.OfSize([Samples.Audience(), earlier]).Points.Select(point => point.Value!.Value));
    }

    [Fact]
    public void A_size_over_time_says_on_which_dates_it_is_an_upper_bound()
    {
        var exact = new AudienceInsightsResponse { Date = new(2026, 9, 30), Size = 123, SizeIsUpperBound = false };
        Assert.Equal([new DateOnly(2026, 10, 31)], DatedSeries.OfSize([Samples.Audience(), exact]).UpperBounds);
    }

    [Fact]
    public void Ages_are_read_from_the_youngest_and_everything_else_as_the_audience_has_it()
    {
        string[] keys = ["65+", "25-34", "none", "6-12", "13-17"];
        var values = keys.Select(key => new AudienceDemographicValue { Key = key, Ratio = 0.1 }).ToList();
        var answer = new AudienceInsightsResponse { Demographics = new() { Ages = values, Genders = values } };
        var groups = DemographicGroup.Of(answer, null).Select(group => group.InReadingOrder()).ToList();
        Assert.Equal(["6-12", "13-17", "25-34", "65+", "none"], groups[0].Rows.Select(row => row.Key));
        Assert.Equal(keys, groups[1].Rows.Select(row => row.Key));
    }

    [Fact]
    public void The_head_line_says_the_size_as_stated_and_what_it_means()
    {
        var head = HeadLine.Of(Samples.Report());
        Assert.Equal("People who saw or engaged with Coastal Hiking’s items", head.Audience);
        Assert.Equal("up to 5,000 people", head.Size);
        Assert.Contains("rounded up", head.SizeMeaning, StringComparison.Ordinal);
        Assert.Equal("in the 30 days to 2026-10-31", head.When);
        Assert.Contains("up to 1,000 people", head.Engaged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, true, "up to 100 people")]
    [InlineData(1, false, "1 person")]
    [InlineData(12_345, null, "12,345 people")]
    public void A_size_is_never_more_certain_than_the_answer(long size, bool? isUpperBound, string expected) =>
        Assert.Equal(expected, HeadLine.SizeOf(new() { Size = size, SizeIsUpperBound = isUpperBound }));

    [Fact]
    public void What_privacy_left_out_is_said_with_the_rule()
    {
        var said = LeftOut.Of(Samples.Report());
        Assert.Contains(said, one => one.Contains("fewer than 10 people", StringComparison.Ordinal) && one.Contains("minimum cell", StringComparison.Ordinal));
        Assert.Contains(said, one => one.StartsWith("Age: 10.0%", StringComparison.Ordinal));
        Assert.Contains(said, one => one.StartsWith("The affinity of 1 interest:", StringComparison.Ordinal));
    }

    [Fact]
    public void An_audience_under_the_minimum_is_said_to_be_left_out()
    {
        var report = Samples.Report() with { Audience = new() { Size = 100, SizeIsUpperBound = true, Categories = [], Demographics = new() { Ages = [] } } };
        Assert.True(report.IsEmpty);
        Assert.Contains("minimum audience", Assert.Single(LeftOut.Of(report)), StringComparison.Ordinal);
    }
}
