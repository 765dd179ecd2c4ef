using System.Collections.Concurrent;
using Overindex.Client.Testing.Serving;
using Overindex.Contracts;

namespace Overindex.Client.Testing;

/// <summary>
/// A server in memory, to test a program that uses the client: it answers what it was given and fails as it is told. What it was not given
/// is 403 (code 29) for ad accounts and 404 for interests, as in the real API. It grants every token asked for. Thread-safe.
/// </summary>
public sealed class FakeAudienceInsightsServer : HttpMessageHandler
{
    private readonly FakeContent _content = new();
    private readonly ConcurrentQueue<Fault> _faults = new();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();

    /// <summary>Where a client of this server believes it to be.</summary>
    public static Uri Address { get; } = new("https://fake.invalid/v5");

    /// <summary>The requests so far, those that failed included.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>Lets insights be had, under their <see cref="AudienceInsightsResponse.Type"/>.</summary>
    /// <param name="adAccountId">The ad account.</param>
    /// <param name="insights">The answer; it must have a type.</param>
    /// <returns>This server.</returns>
    public FakeAudienceInsightsServer WithInsights(string adAccountId, AudienceInsightsResponse insights)
    {
        ArgumentNullException.ThrowIfNull(insights);
        var type = insights.Type
            ?? throw new ArgumentException("The insights have no Type; the server would not know what to give them for.", nameof(insights));
        return With(
            $"/ad_accounts/{adAccountId}/audience_insights?audience_insight_type={type}",
            () => Replies.Json(insights, ContractsJson.Wire.AudienceInsightsResponse));
    }

    /// <summary>Lets definitions be had.</summary>
    /// <param name="adAccountId">The ad account.</param>
    /// <param name="definitions">The answer.</param>
    /// <returns>This server.</returns>
    public FakeAudienceInsightsServer WithDefinitions(string adAccountId, AudienceDefinitionResponse definitions) =>
        With($"/ad_accounts/{adAccountId}/insights/audiences", () => Replies.Json(definitions, ContractsJson.Wire.AudienceDefinitionResponse));

    /// <summary>Lets the children of an interest be had from the deprecated operation.</summary>
    /// <param name="adAccountId">The ad account.</param>
    /// <param name="scope">The audience's scope.</param>
    /// <param name="type">The audience's type.</param>
    /// <param name="categoryId">The interest.</param>
    /// <param name="interests">The answer.</param>
    /// <returns>This server.</returns>
    public FakeAudienceInsightsServer WithCategoryInterests(
        string adAccountId, AudienceDefinitionScope scope, AudienceDefinitionType type, string categoryId, CategoryInterestsResponse interests) =>
        With(
            $"/ad_accounts/{adAccountId}/insights/audiences/{scope}/{type}/{categoryId}?sort=RATIO",
            () => Replies.Json(interests, ContractsJson.Wire.CategoryInterestsResponse));

    /// <summary>Lets an interest be had.</summary>
    /// <param name="interest">The answer; it must have an id.</param>
    /// <returns>This server.</returns>
    public FakeAudienceInsightsServer WithInterest(InterestResponse interest)
    {
        ArgumentNullException.ThrowIfNull(interest);
        return With($"/resources/targeting/interests/{interest.Id}", () => Replies.Json(interest, ContractsJson.Wire.InterestResponse));
    }

    /// <summary>Lets ad accounts be listed, in the order given, a page at a time.</summary>
    /// <param name="adAccounts">The ad accounts.</param>
    /// <returns>This server.</returns>
    public FakeAudienceInsightsServer WithAdAccounts(params ReadOnlySpan<AdAccount> adAccounts)
    {
        _content.AddAdAccounts(adAccounts);
        return this;
    }

    /// <summary>Lets the next requests fail, whatever they ask for; then the server answers again.</summary>
    /// <param name="fault">How.</param>
    /// <param name="times">How many of them.</param>
    /// <returns>This server.</returns>
    public FakeAudienceInsightsServer FailNext(Fault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        for (var i = 0; i < times; i++)
        {
            _faults.Enqueue(fault);
        }

        return this;
    }

    /// <summary>Makes a client of this server.</summary>
    /// <param name="options">How it works; its base address is replaced. Default: a fixed token and retries without a wait.</param>
    /// <returns>The client. Disposing it leaves the server as it is.</returns>
    public AudienceInsightsClient CreateClient(AudienceInsightsClientOptions? options = null)
    {
        options ??= new AudienceInsightsClientOptions { Credentials = Credentials.FromToken("fake-token"), RetryDelay = TimeSpan.Zero };
        var http = new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        return new AudienceInsightsClient(http, options with { BaseAddress = Address });
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var below = request.RequestUri!.PathAndQuery[Address.AbsolutePath.Length..];
        var form = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        _requests.Enqueue(new FakeRequest(request.Method.Method, below, form));
        var response = _faults.TryDequeue(out var fault) ? await fault.HappenAsync(cancellationToken) : null;
        response ??= _content.Answer(request.Method, below);
        response.RequestMessage = request;
        return response;
    }

    private FakeAudienceInsightsServer With(string target, Func<HttpResponseMessage> answer)
    {
        _content.Add(target, answer);
        return this;
    }
}
