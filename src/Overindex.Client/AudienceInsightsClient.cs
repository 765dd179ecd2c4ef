using System.Runtime.CompilerServices;
using Overindex.Client.Operations;
using Overindex.Client.Transport;
using Overindex.Contracts;

namespace Overindex.Client;

/// <summary>The client. Make one and keep it: it is thread-safe and pools its connections.</summary>
public sealed class AudienceInsightsClient : IAudienceInsightsClient, IDisposable
{
    private readonly Operation<AudienceInsightsResponse> _insights;
    private readonly Pipeline _pipeline;
    private readonly HttpClient? _owned;

    /// <summary>Makes a client with a connection pool of its own.</summary>
    /// <param name="options">How it works.</param>
    /// <exception cref="ArgumentException">An option breaks its rule.</exception>
    public AudienceInsightsClient(AudienceInsightsClientOptions options)
        : this(Validated(options), OwnHttp.Create(options), tokens: null, owned: true)
    {
    }

    /// <summary>Makes a client on somebody else's <see cref="HttpClient"/>, which it does not dispose.</summary>
    /// <param name="http">Its base address is not used; its own timeout should be infinite.</param>
    /// <param name="options">How the client works.</param>
    /// <exception cref="ArgumentException">An option breaks its rule.</exception>
    public AudienceInsightsClient(HttpClient http, AudienceInsightsClientOptions options)
        : this(Validated(options), http, tokens: null, owned: false)
    {
    }

    // Tokens have a pipeline of their own where the caller's may send a request twice.
    internal AudienceInsightsClient(HttpClient http, HttpClient tokens, AudienceInsightsClientOptions options)
        : this(Validated(options), http, tokens, owned: false)
    {
    }

    private AudienceInsightsClient(AudienceInsightsClientOptions options, HttpClient http, HttpClient? tokens, bool owned)
    {
        ArgumentNullException.ThrowIfNull(http);
        _owned = owned ? http : null;
        _pipeline = new Pipeline(http, tokens ?? http, options);
        _insights = options.KeepUnknownProperties ? ApiOperations.InsightsWithUnknown : ApiOperations.Insights;
    }

    /// <inheritdoc/>
    public async Task<AudienceInsightsResponse> GetAudienceInsightsAsync(
        string adAccountId, InsightType insightType, CancellationToken cancellationToken = default) =>
        (await GetAudienceInsightsWithResponseAsync(adAccountId, insightType, cancellationToken)).Value;

    /// <inheritdoc/>
    public Task<ApiResponse<AudienceInsightsResponse>> GetAudienceInsightsWithResponseAsync(
        string adAccountId, InsightType insightType, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(_insights, Paths.Insights(adAccountId, insightType), cancellationToken);

    /// <inheritdoc/>
    public async Task<AudienceDefinitionResponse> GetAudienceDefinitionsAsync(string adAccountId, CancellationToken cancellationToken = default) =>
        (await GetAudienceDefinitionsWithResponseAsync(adAccountId, cancellationToken)).Value;

    /// <inheritdoc/>
    public Task<ApiResponse<AudienceDefinitionResponse>> GetAudienceDefinitionsWithResponseAsync(
        string adAccountId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(ApiOperations.Definitions, Paths.Definitions(adAccountId), cancellationToken);

    /// <inheritdoc/>
    [Obsolete(Obsoletions.CategoryInterests, DiagnosticId = Obsoletions.CategoryInterestsId)]
    public async Task<CategoryInterestsResponse> ListCategoryInterestsAsync(
        string adAccountId,
        AudienceDefinitionScope scope,
        AudienceDefinitionType type,
        string categoryId,
        CancellationToken cancellationToken = default) =>
        (await ListCategoryInterestsWithResponseAsync(adAccountId, scope, type, categoryId, cancellationToken)).Value;

    /// <inheritdoc/>
    [Obsolete(Obsoletions.CategoryInterests, DiagnosticId = Obsoletions.CategoryInterestsId)]
    public Task<ApiResponse<CategoryInterestsResponse>> ListCategoryInterestsWithResponseAsync(
        string adAccountId,
        AudienceDefinitionScope scope,
        AudienceDefinitionType type,
        string categoryId,
        CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(ApiOperations.CategoryInterests, Paths.CategoryInterests(adAccountId, scope, type, categoryId), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AdAccount> ListAdAccountsAsync(
        int? pageSize = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var page in ListAdAccountsWithResponseAsync(pageSize, cancellationToken))
        {
            foreach (var adAccount in page.Value.Items ?? [])
            {
                yield return adAccount;
            }
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ApiResponse<AdAccountsResponse>> ListAdAccountsWithResponseAsync(
        int? pageSize = null, CancellationToken cancellationToken = default) =>
        AdAccountPages.ListAsync(_pipeline, pageSize, cancellationToken);

    /// <inheritdoc/>
    public async Task<InterestResponse> GetInterestAsync(string interestId, CancellationToken cancellationToken = default) =>
        (await GetInterestWithResponseAsync(interestId, cancellationToken)).Value;

    /// <inheritdoc/>
    public Task<ApiResponse<InterestResponse>> GetInterestWithResponseAsync(string interestId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(ApiOperations.Interest, Paths.Interest(interestId), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<InterestResponse> WalkInterestsAsync(
        string interestId, int? maxDepth = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var interest in WalkInterestsWithResponseAsync(interestId, maxDepth, cancellationToken))
        {
            yield return interest.Value;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ApiResponse<InterestResponse>> WalkInterestsWithResponseAsync(
        string interestId, int? maxDepth = null, CancellationToken cancellationToken = default) =>
        TaxonomyWalk.WalkAsync(this, interestId, maxDepth, cancellationToken);

    /// <summary>
    /// Closes the connections, if they are the client's own: calls that run end in an <see cref="OperationCanceledException"/>, later ones in an
    /// <see cref="ObjectDisposedException"/>. Somebody else's <see cref="HttpClient"/> stays as it is.
    /// </summary>
    public void Dispose() => _owned?.Dispose();

    private static AudienceInsightsClientOptions Validated(AudienceInsightsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return options;
    }
}
