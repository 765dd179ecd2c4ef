using Overindex.Client.Operations;
using Overindex.Contracts;

namespace Overindex.Client;

/// <summary>The operations of the Audience Insights API, each once for its value and once for the whole response.</summary>
/// <remarks>
/// Every method throws <see cref="ArgumentException"/> for an id that is not 1 to 18 digits, <see cref="OperationCanceledException"/> when the caller
/// cancels, and a subclass of <see cref="AudienceInsightsException"/> for everything else
/// that goes wrong; what an <see cref="ITokenStore"/> or a handler of the caller's throws of its own passes unchanged, except that a resilience handler's
/// timeout is a <see cref="RequestTimeoutException"/>, and what it does not let through a <see cref="NetworkFailureException"/>.
/// Implementations are thread-safe.
/// </remarks>
public interface IAudienceInsightsClient
{
    /// <summary>Gets shares by demographics and interests of one audience of an ad account.</summary>
    /// <param name="adAccountId">The ad account: 1 to 18 digits.</param>
    /// <param name="insightType">Which audience.</param>
    /// <param name="cancellationToken">Cancels the call, its retries and the wait between them.</param>
    /// <returns>The insights.</returns>
    Task<AudienceInsightsResponse> GetAudienceInsightsAsync(
        string adAccountId, InsightType insightType, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GetAudienceInsightsAsync"/>
    /// <returns>The insights, with status, request id and rate limit.</returns>
    Task<ApiResponse<AudienceInsightsResponse>> GetAudienceInsightsWithResponseAsync(
        string adAccountId, InsightType insightType, CancellationToken cancellationToken = default);

    /// <summary>Gets scope and type of the audiences that are available for an ad account now.</summary>
    /// <param name="adAccountId">The ad account: 1 to 18 digits.</param>
    /// <param name="cancellationToken">Cancels the call, its retries and the wait between them.</param>
    /// <returns>The definitions.</returns>
    Task<AudienceDefinitionResponse> GetAudienceDefinitionsAsync(string adAccountId, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GetAudienceDefinitionsAsync"/>
    /// <returns>The definitions, with status, request id and rate limit.</returns>
    Task<ApiResponse<AudienceDefinitionResponse>> GetAudienceDefinitionsWithResponseAsync(
        string adAccountId, CancellationToken cancellationToken = default);

    /// <summary>Lists the direct children of an interest, by ratio descending.</summary>
    /// <param name="adAccountId">The ad account: 1 to 18 digits.</param>
    /// <param name="scope">Whose items the audience interacted with.</param>
    /// <param name="type">What the audience did.</param>
    /// <param name="categoryId">The interest: 1 to 18 digits.</param>
    /// <param name="cancellationToken">Cancels the call, its retries and the wait between them.</param>
    /// <returns>The children.</returns>
    [Obsolete(Obsoletions.CategoryInterests, DiagnosticId = Obsoletions.CategoryInterestsId)]
    Task<CategoryInterestsResponse> ListCategoryInterestsAsync(
        string adAccountId,
        AudienceDefinitionScope scope,
        AudienceDefinitionType type,
        string categoryId,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ListCategoryInterestsAsync"/>
    /// <returns>The children, with status, request id and rate limit.</returns>
    [Obsolete(Obsoletions.CategoryInterests, DiagnosticId = Obsoletions.CategoryInterestsId)]
    Task<ApiResponse<CategoryInterestsResponse>> ListCategoryInterestsWithResponseAsync(
        string adAccountId,
        AudienceDefinitionScope scope,
        AudienceDefinitionType type,
        string categoryId,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the ad accounts that the token may see, page after page as they are read.</summary>
    /// <param name="pageSize">Ad accounts a request, 1 to 250; the server's default (25) when not given.</param>
    /// <param name="cancellationToken">Cancels the call, its retries and the wait between them.</param>
    /// <returns>The ad accounts.</returns>
    IAsyncEnumerable<AdAccount> ListAdAccountsAsync(int? pageSize = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the pages of <see cref="ListAdAccountsAsync"/>.</summary>
    /// <param name="pageSize">Ad accounts a request, 1 to 250; the server's default (25) when not given.</param>
    /// <param name="cancellationToken">Cancels the call, its retries and the wait between them.</param>
    /// <returns>The pages, each with status, request id and rate limit.</returns>
    IAsyncEnumerable<ApiResponse<AdAccountsResponse>> ListAdAccountsWithResponseAsync(
        int? pageSize = null, CancellationToken cancellationToken = default);

    /// <summary>Gets an interest of the taxonomy.</summary>
    /// <param name="interestId">The interest: 1 to 18 digits.</param>
    /// <param name="cancellationToken">Cancels the call, its retries and the wait between them.</param>
    /// <returns>The interest.</returns>
    Task<InterestResponse> GetInterestAsync(string interestId, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GetInterestAsync"/>
    /// <returns>The interest, with status, request id and rate limit.</returns>
    Task<ApiResponse<InterestResponse>> GetInterestWithResponseAsync(string interestId, CancellationToken cancellationToken = default);

    /// <summary>Walks the taxonomy from an interest down: a parent before its children, siblings in the server's order. One request an interest.</summary>
    /// <param name="interestId">Where to begin: 1 to 18 digits.</param>
    /// <param name="maxDepth">How many levels below it to visit; 0 visits the interest alone. All when not given.</param>
    /// <param name="cancellationToken">Cancels the call, its retries and the wait between them.</param>
    /// <returns>The interests, each once.</returns>
    IAsyncEnumerable<InterestResponse> WalkInterestsAsync(
        string interestId, int? maxDepth = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="WalkInterestsAsync"/>
    /// <returns>The interests, each once, with status, request id and rate limit.</returns>
    IAsyncEnumerable<ApiResponse<InterestResponse>> WalkInterestsWithResponseAsync(
        string interestId, int? maxDepth = null, CancellationToken cancellationToken = default);
}
