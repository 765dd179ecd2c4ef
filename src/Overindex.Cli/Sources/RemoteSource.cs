using Overindex.Cli.Connections;
using Overindex.Client;
using Overindex.Contracts;

namespace Overindex.Cli.Sources;

/// <summary>A server, asked through the client.</summary>
internal sealed class RemoteSource(Connection connection) : IInsightsSource
{
    private const string WhyEmpty =
        "There are no breakdowns: fewer people are in this audience than the server reports on, or nobody is.";

    private const string PinterestHistory = "Pinterest answers about its newest date only, so this report cannot say what changed.";

    private const string ServerHistory =
        "These figures were asked from a server, which answers about its newest date only. The server’s dashboard exports this report with lines over "
        + "all dates that it keeps, and so does “overindex report” on its data directory.";

    // The most that a page holds: the fewest requests.
    private const int PageSize = 250;

    public async Task<InsightsAnswer> GetInsightsAsync(string account, InsightType type, CancellationToken cancellationToken)
    {
        var answer = await connection.Client.GetAudienceInsightsAsync(CheckedAccount(account), type, cancellationToken);
        var date = answer.Date is { } day ? $"{day:yyyy-MM-dd}" : "not said";
        return new(answer, new(account, [("date", date), ("server", connection.Address.AbsoluteUri)], WindowDays: null, Exact: false, WhyEmpty)
        {
            WhyNoHistory = connection.Address == AudienceInsightsClientOptions.PinterestAddress ? PinterestHistory : ServerHistory,
        });
    }

    public IAsyncEnumerable<AudienceInsightsResponse> ListEarlierAsync(string account, InsightType type, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<AudienceInsightsResponse>();

    public Task<AudienceDefinitionResponse> GetDefinitionsAsync(string account, CancellationToken cancellationToken) =>
        connection.Client.GetAudienceDefinitionsAsync(CheckedAccount(account), cancellationToken);

    public Task<CategoryInterestsResponse> ListCategoryInterestsAsync(
        string account, InsightType type, string interest, CancellationToken cancellationToken)
    {
        var (scope, audienceType) = InsightTypes.DefinitionOf(type);
#pragma warning disable OVX0001 // Asked for by name: --legacy.
        return connection.Client.ListCategoryInterestsAsync(CheckedAccount(account), scope, audienceType, interest, cancellationToken);
#pragma warning restore OVX0001
    }

    public IAsyncEnumerable<AdAccount> ListAdAccountsAsync(CancellationToken cancellationToken) =>
        connection.Client.ListAdAccountsAsync(PageSize, cancellationToken);

    public IAsyncEnumerable<InterestResponse> WalkInterestsAsync(string interest, int depth, CancellationToken cancellationToken) =>
        connection.Client.WalkInterestsAsync(interest, depth, cancellationToken);

    public void Dispose() => connection.Dispose();

    private static string CheckedAccount(string account) => Engine.AdAccountId.TryParse(account, out _)
        ? account
        : throw new CliException(
            $"'{account}' is not an ad account id: it must be 1 to 18 digits. 'overindex accounts' lists them with their names.", ExitCodes.Usage);
}
