using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Dashboard.Viewing;

/// <summary>Two answers side by side, the largest differences first.</summary>
internal sealed class Comparison
{
    private Comparison(string title, OtherSide other) => (Title, Other) = (title, other);

    /// <summary>What this side is called.</summary>
    internal string Title { get; }

    internal OtherSide Other { get; }

    /// <summary>This side's date, where dates are compared.</summary>
    internal DateOnly? Date { get; private init; }

    internal IReadOnlyList<ComparedLine> Interests { get; private init; } = [];

    internal IReadOnlyList<ComparedLine> Demographics { get; private init; } = [];

    /// <summary>Figures that only one of the two answers has.</summary>
    internal int OneSided { get; private init; }

    internal static async Task<Comparison> LoadAsync(AccountView view)
    {
        var target = CompareTarget.Read(view.State);
        var other = await OtherAsync(view, target);
        var title = target switch
        {
            { Date: not null } => Figures.Date(view.Insights.Date),
            { Account: not null } => view.Name,
            _ => view.State.Audience.Title(),
        };
        if (other.Answer is not { } answer || AccountView.IsNothing(answer))
        {
            return new Comparison(title, other with { Problem = other.Problem ?? "It has too few people for any figures to be shown." });
        }

        var date = target.Date is null ? (DateOnly?)null : view.Insights.Date;
        var interests = Interest(view.Audience, answer);
        var demographics = Demographic(view.Audience, answer);
        return new Comparison(title, other)
        {
            Date = date,
            Interests = interests,
            Demographics = demographics,
            OneSided = interests.Concat(demographics).Count(line => line.Times is null),
        };
    }

    private static async Task<OtherSide> OtherAsync(AccountView view, CompareTarget target)
    {
        if (target.Audience is { } audience)
        {
            return new OtherSide(audience.Title(), await view.AskAsync(audience));
        }

        if (target.Account is { } account)
        {
            return view.Source.FindAccount(view.Viewer.Accounts, account) is not { } known
                ? new OtherSide("Another ad account", null, Problem: "There is no ad account with this id that you may see.")
                : view.Insights.Has(account)
                    ? new OtherSide(known.Title, await view.Insights.GetInsightsAsync(view.State.Audience.Type(), account))
                    : new OtherSide(known.Title, null, Problem: "It was not there on this date.");
        }

        var date = target.Date!.Value;
        using var insights = view.Dates.Contains(date) ? view.Source.Open(date, view.Context) : null;
        return insights is null || !insights.Has(view.Account.Id)
            ? new OtherSide(Figures.Date(date), null, date, "There are no figures of this ad account for this date.")
            : new OtherSide(Figures.Date(date), await insights.GetInsightsAsync(view.State.Audience.Type(), view.Account.Id), date);
    }

    private static List<ComparedLine> Interest(AudienceInsightsResponse mine, AudienceInsightsResponse other) => Sorted(Pairs(
        InterestRow.Of(mine), InterestRow.Of(other), row => (row.ParentKey, row.Key))
        .Select(pair => new ComparedLine(
            (pair.Mine ?? pair.Other)!.Name,
            (pair.Mine ?? pair.Other)!.ParentName is { } of ? $"shares of {of}" : "Category",
            pair.Mine?.Ratio,
            pair.Other?.Ratio,
            pair.Mine?.Index,
            pair.Other?.Index,
            pair.Mine?.IsSmallBase == true || pair.Other?.IsSmallBase == true)),
        line => Math.Abs(Math.Log(line.Times!.Value)));

    // By percentage points: of metros with a share of a thousandth, some are always twice as common somewhere.
    private static List<ComparedLine> Demographic(AudienceInsightsResponse mine, AudienceInsightsResponse other) => Sorted(
        DemographicGroup.Of(mine, other).SelectMany(group => group.Rows.Select(row => new ComparedLine(
            row.Name, group.Title, row.Ratio, row.Baseline, null, null, IsSmall(row.Ratio * mine.Size) || IsSmall(row.Baseline * other.Size)))),
        line => Math.Abs(line.Mine!.Value - line.Other!.Value));

    private static bool IsSmall(double? people) => people < InterestRow.SmallBase;

    private static IEnumerable<(T? Mine, T? Other)> Pairs<T, TKey>(IEnumerable<T> mine, IEnumerable<T> other, Func<T, TKey> key)
        where T : class
        where TKey : notnull
    {
        var others = other.ToDictionary(key);
        foreach (var row in mine)
        {
            others.Remove(key(row), out var found);
            yield return (row, found);
        }

        foreach (var row in others.Values)
        {
            yield return (null, row);
        }
    }

    // Solid differences first, then those of few people, then what cannot be compared.
    private static List<ComparedLine> Sorted(IEnumerable<ComparedLine> lines, Func<ComparedLine, double> difference) =>
    [
        .. lines.OrderBy(line => line.Times is null).ThenBy(line => line.IsSmall)
            .ThenByDescending(line => line.Times is null ? 0 : difference(line))
            .ThenByDescending(line => line.Mine ?? line.Other),
    ];
}

/// <summary>One figure of two answers.</summary>
internal sealed record ComparedLine(
    string Name, string Kind, double? Mine, double? Other, double? MyIndex, double? OtherIndex, bool IsSmall)
{
    /// <summary>
    /// How many times as common it is on this side, of whole audiences: by the affinities where there are both, since a sub-interest's share is of its
    /// category's holders.
    /// </summary>
    internal double? Times => Mine is not > 0 || Other is not > 0 ? null
        : MyIndex is > 0 && OtherIndex is > 0 ? Math.Round(MyIndex.Value / OtherIndex.Value, 2)
        : Math.Round(Mine.Value / Other.Value, 2);
}
