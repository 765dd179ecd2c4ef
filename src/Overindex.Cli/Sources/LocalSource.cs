using System.Runtime.CompilerServices;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Server;
using AdAccount = Overindex.Contracts.AdAccount;

namespace Overindex.Cli.Sources;

/// <summary>A snapshot of a data directory, asked without a server: the same answers.</summary>
internal sealed class LocalSource : IInsightsSource
{
    private readonly SnapshotStore _store;
    private readonly Snapshot _snapshot;
    private readonly PrivacyRules? _privacy;
    private readonly InsightsCalculator _calculator;

    private LocalSource(SnapshotStore store, Snapshot snapshot, PrivacyRules? privacy)
    {
        _store = store;
        _snapshot = snapshot;
        _privacy = privacy;
        _calculator = new InsightsCalculator(snapshot.Catalog, new LocalAudienceCounter(snapshot), privacy);
    }

    internal static LocalSource Open(CliHost host, string dataDirectory, SnapshotId? wanted, bool exact, CancellationToken cancellationToken)
    {
        var store = new SnapshotStore(dataDirectory);
        var snapshot = store.Open(DataDirectory.Choose(store, dataDirectory, wanted), SnapshotVerification.Lengths, cancellationToken);
        try
        {
            var source = new LocalSource(store, snapshot, exact ? null : PrivacyRules.Load(dataDirectory));
            if (exact)
            {
                host.Error.WriteLine("These figures are exact: the privacy rules are off. Do not hand them to advertisers.");
            }

            return source;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    public async Task<InsightsAnswer> GetInsightsAsync(string account, InsightType type, CancellationToken cancellationToken)
    {
        var found = AccountFinder.Find(_snapshot.Catalog.Accounts, account, cancellationToken);
        var insights = await _calculator.GetInsightsAsync(WireMapper.ToAudience(type, found.Id), cancellationToken);
        var days = _snapshot.Catalog.WindowDays;
        return new(WireMapper.ToResponse(insights, type), new(
            found.Name == found.Id.ToString() ? found.Name : $"{found.Name} ({found.Id})",
            [("window", $"{Figures.Count(days, "day", "days")} to {insights.Date:yyyy-MM-dd}, snapshot {_snapshot.Id}")],
            days,
            _privacy is null,
            WhyEmpty(found, type))
        {
            AccountName = found.Name,
            Rules = _privacy,
        });
    }

    public async IAsyncEnumerable<AudienceInsightsResponse> ListEarlierAsync(
        string account, InsightType type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = AccountFinder.Find(_snapshot.Catalog.Accounts, account, cancellationToken).Id;
        foreach (var earlier in _store.List().Where(one => one.Date < _snapshot.Id.Date).GroupBy(one => one.Date).Select(date => date.Max()))
        {
            using var snapshot = _store.Open(earlier, SnapshotVerification.Lengths, cancellationToken);
            if (snapshot.Catalog.Accounts.Find(id) is not null)
            {
                var calculator = new InsightsCalculator(snapshot.Catalog, new LocalAudienceCounter(snapshot), _privacy);
                yield return WireMapper.ToResponse(await calculator.GetInsightsAsync(WireMapper.ToAudience(type, id), cancellationToken), type);
            }
        }
    }

    public Task<AudienceDefinitionResponse> GetDefinitionsAsync(string account, CancellationToken cancellationToken)
    {
        var found = AccountFinder.Find(_snapshot.Catalog.Accounts, account, cancellationToken);
        return Task.FromResult(WireMapper.ToResponse(_calculator.GetAvailableAudiences(found.Id), _snapshot.Catalog.GenerationDate));
    }

    public async Task<CategoryInterestsResponse> ListCategoryInterestsAsync(
        string account, InsightType type, string interest, CancellationToken cancellationToken)
    {
        var found = AccountFinder.Find(_snapshot.Catalog.Accounts, account, cancellationToken);
        var ordinal = LocalTaxonomy.Find(_snapshot.Catalog.Taxonomy, interest);
        return WireMapper.ToResponse(
            await _calculator.GetSubInterestsAsync(WireMapper.ToAudience(type, found.Id), ordinal, cancellationToken));
    }

    public IAsyncEnumerable<AdAccount> ListAdAccountsAsync(CancellationToken cancellationToken)
    {
        var accounts = _snapshot.Catalog.Accounts;
        return Enumerable.Range(0, accounts.Count)
            .Select(ordinal => accounts[ordinal])
            .Select(account => new AdAccount { Id = account.Id.ToString(), Name = account.Name })
            .ToAsyncEnumerable();
    }

    public IAsyncEnumerable<InterestResponse> WalkInterestsAsync(string interest, int depth, CancellationToken cancellationToken) =>
        LocalTaxonomy.Walk(_snapshot.Catalog.Taxonomy, interest, depth).ToAsyncEnumerable();

    public void Dispose() => _snapshot.Dispose();

    private string WhyEmpty(Engine.AdAccount account, InsightType type)
    {
        var nobody = type != InsightType.PinterestTotalAudience && account.AudienceSize(AudienceType.ImpressionPlusEngagement) == 0;
        return _privacy switch
        {
            null => "Nobody is in this audience in this window, so there is nothing to say about it.",
            _ when nobody => "Nobody interacted with this ad account's items in this window.",
            { } privacy => $"Fewer than {Figures.Count(privacy.MinimumAudience)} people are in this audience: too few to report without exposing them. "
                + "A longer window (build --window) reaches more; an operator may ask with --exact.",
        };
    }
}
