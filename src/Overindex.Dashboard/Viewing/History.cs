using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Reports;

namespace Overindex.Dashboard.Viewing;

/// <summary>One measure of an audience over its generation dates.</summary>
internal sealed class History
{
    internal const string Size = "size";
    internal const string Affinity = "affinity";
    internal const string Share = "share";
    internal const int MostDates = 26;
    private const int MostLines = 5;

    private readonly AccountView _view;
    private readonly List<(DateOnly Date, AudienceInsightsResponse Answer)> _answers = [];

    private History(AccountView view) => _view = view;

    internal IReadOnlyList<DatedSeries> Series { get; private set; } = [];

    internal LineUnit Unit { get; private set; }

    internal string Title { get; private set; } = "";

    /// <summary>The interest that is drawn, if one is.</summary>
    internal InterestId? Interest { get; private set; }

    internal static async Task<History> LoadAsync(AccountView view)
    {
        var history = new History(view);
        var measure = view.State.Measure.Split('-', 2);
        if (measure is [Affinity or Share, var text] && InterestId.TryParse(text, out var id))
        {
            await history.DrawAsync(id, measure[0]);
        }
        else
        {
            await history.DrawAsync(measure[0]);
        }

        return history;
    }

    private IEnumerable<DateOnly> Shown => _view.Dates.Where(date => date <= _view.Insights.Date).TakeLast(MostDates);

    private async Task DrawAsync(InterestId id, string what)
    {
        Interest = id;
        var name = id.ToString();
        var points = new List<(DateOnly, double?)>();
        foreach (var date in Shown)
        {
            using var dated = await _view.OnAsync(date);
            var line = dated is null ? null : await new InterestTable(dated).FindAsync(id);
            name = line?.Name ?? name;
            points.Add((date, what == Affinity ? line?.Index : line?.Ratio));
        }

        Unit = what == Affinity ? LineUnit.Affinity : LineUnit.Share;
        Title = $"{(what == Affinity ? "Affinity" : "Share")} of {name}";
        Series = [new DatedSeries(name, points)];
    }

    private async Task DrawAsync(string measure)
    {
        await LoadAsync();
        var answers = _answers.ConvertAll(pair => pair.Answer);
        switch (measure)
        {
            case Affinity or Share:
                Unit = measure == Affinity ? LineUnit.Affinity : LineUnit.Share;
                Title = measure == Affinity ? "Affinities that moved most" : "Shares of the interests whose affinity moved most";
                Series = [.. Moving(answers).Select(row => measure == Affinity ? DatedSeries.OfAffinity(answers, row) : DatedSeries.OfShare(answers, row))];
                break;
            case "ages" or "genders" or "devices" or "countries" or "metros":
                Unit = LineUnit.Share;
                var group = DemographicGroup.Of(_view.Audience, null).FirstOrDefault(group => group.Section == measure);
                Title = $"Shares by {group?.Title.ToLowerInvariant() ?? measure}";
                Series = [.. (group?.Rows ?? []).Take(MostLines).Select(row => DatedSeries.OfShare(answers, measure, row))];
                break;
            default:
                Unit = LineUnit.People;
                Title = "People";
                Series = [DatedSeries.OfSize(answers) with { Name = _view.State.Audience.Title() }];
                break;
        }
    }

    private IEnumerable<InterestRow> Moving(List<AudienceInsightsResponse> answers)
    {
        if (answers.Count < 2)
        {
            return Standouts.Over(_view.Audience, MostLines);
        }

        var moved = Standouts.Moved(answers[0], answers[^1], MostLines);
        return moved.Select(pair => pair.Now);
    }

    private async Task LoadAsync()
    {
        foreach (var date in Shown)
        {
            using var dated = await _view.OnAsync(date);
            if (dated is not null)
            {
                _answers.Add((date, dated.Audience));
            }
        }
    }
}
