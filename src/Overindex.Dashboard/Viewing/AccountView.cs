using Microsoft.AspNetCore.Http;
using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Dashboard.Viewing;

/// <summary>What the pages of an ad account share: what was asked, the answer about the audience, and what it is set beside.</summary>
internal sealed class AccountView : IDisposable
{
    private IDatedInsights? _opened;

    internal required ViewState State { get; init; }

    internal required AccountName Account { get; init; }

    internal required IReadOnlyList<DateOnly> Dates { get; init; }

    internal required IDatedInsights Insights { get; init; }

    internal required IDashboardSource Source { get; init; }

    internal required Viewer Viewer { get; init; }

    internal required HttpContext Context { get; init; }

    internal string Name => Account.Title;

    /// <summary>Whether the ad account was there on the date.</summary>
    internal bool IsThere { get; private set; }

    /// <summary>The answer about the audience.</summary>
    internal AudienceInsightsResponse Audience { get; private set; } = new();

    internal AudienceInsightsResponse Engaged { get; private set; } = new();

    internal AudienceInsightsResponse Everybody { get; private set; } = new();

    /// <summary>The rows of the table of interests, on their page.</summary>
    internal InterestTable? Interests { get; private set; }

    internal Comparison? Comparison { get; private set; }

    internal History? History { get; private set; }

    /// <summary>The answer of an earlier date, to say what changed since; none if there is none.</summary>
    internal AudienceInsightsResponse? Earlier { get; private set; }

    /// <summary>An audience under the minimum has a size and nothing else.</summary>
    internal bool IsSuppressed => IsNothing(Audience);

    internal static bool IsNothing(AudienceInsightsResponse answer) => InterestRow.Of(answer).Count == 0 && DemographicGroup.Of(answer, null).Count == 0;

    internal Task<AudienceInsightsResponse> AskAsync(AudienceChoice audience) => Insights.GetInsightsAsync(audience.Type(), Account.Id).AsTask();

    /// <summary>The same ad account and audience on another date; none if it was not there. Dispose it.</summary>
    internal async Task<AccountView?> OnAsync(DateOnly date)
    {
        var insights = date == Insights.Date ? null : Source.Open(date, Context);
        if (date != Insights.Date && insights?.Has(Account.Id) != true)
        {
            insights?.Dispose();
            return null;
        }

        var dated = new AccountView
        {
            State = State,
            Account = Account,
            Dates = Dates,
            Insights = insights ?? Insights,
            Source = Source,
            Viewer = Viewer,
            Context = Context,
            _opened = insights,
        };
        dated.Audience = await dated.AskAsync(State.Audience);
        return dated;
    }

    internal async Task LoadAsync()
    {
        IsThere = Insights.Has(Account.Id);
        if (!IsThere)
        {
            return;
        }

        Audience = await AskAsync(State.Audience);
        Engaged = await AskAsync(AudienceChoice.Engaged);
        Everybody = await AskAsync(AudienceChoice.Everybody);
        if (IsSuppressed)
        {
            return;
        }

        switch (State.View)
        {
            case ViewName.Interests:
                Interests = await InterestTable.LoadAsync(this);
                break;
            case ViewName.Compare:
                Comparison = await Comparison.LoadAsync(this);
                break;
            case ViewName.OverTime:
                History = await History.LoadAsync(this);
                break;
            case ViewName.Overview when EarlierDate is { } date:
                using (var earlier = await OnAsync(date))
                {
                    Earlier = earlier?.Audience;
                }

                break;
        }
    }

    public void Dispose() => _opened?.Dispose();

    // A few dates back, where changes have had time to show.
    private DateOnly? EarlierDate => Dates.Where(date => date < Insights.Date).TakeLast(3).Cast<DateOnly?>().FirstOrDefault();
}
