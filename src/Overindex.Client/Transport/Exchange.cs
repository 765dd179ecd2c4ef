namespace Overindex.Client.Transport;

/// <summary>One request, one answer: the timeout, and what broke told apart.</summary>
internal sealed class Exchange(HttpClient http, AudienceInsightsClientOptions options)
{
    private static readonly string Name = $"Overindex.Client/{typeof(Exchange).Assembly.GetName().Version!.ToString(3)}";

    private readonly string _userAgent = options.Product is { } product ? $"{Name} {product}" : Name;

    internal HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address) { Version = http.DefaultRequestVersion, VersionPolicy = http.DefaultVersionPolicy };
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    /// <param name="request">Sent once.</param>
    /// <param name="mask">Hides the secrets of the request where what broke repeats them.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal async Task<Answer> SendAsync(HttpRequestMessage request, Func<SecretMask> mask, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var (rented, length) = await BodyReader.ReadAsync(response.Content, both.Token);
            return new Answer(response, Target(request), options.TimeProvider.GetUtcNow(), rented, length);
        }
        catch (Exception e) when (IsOfSending(e))
        {
            throw Told(e, request, mask(), timeout.IsCancellationRequested, cancellationToken);
        }
    }

    private static bool IsOfSending(Exception e) => e is OperationCanceledException or HttpRequestException or IOException || Refusal.IsAny(e);

    private static string Target(HttpRequestMessage request) => $"{request.Method} {request.RequestUri!.AbsolutePath}";

    private Exception Told(Exception e, HttpRequestMessage request, SecretMask mask, bool isLate, CancellationToken cancellationToken)
    {
        var (target, authority, cause) = (Target(request), request.RequestUri!.Authority, mask.Apply(e));
        return e switch
        {
            _ when cancellationToken.IsCancellationRequested =>
                new OperationCanceledException("The call was cancelled by its caller.", cause, cancellationToken),
            OperationCanceledException when isLate =>
                new RequestTimeoutException($"{target} was not answered by {authority} within {options.Timeout}. Set a longer Timeout.", cause),
            OperationCanceledException { InnerException: TimeoutException } =>
                new RequestTimeoutException($"{target} was not answered by {authority} within {http.Timeout}, the timeout of the HttpClient.", cause),
            OperationCanceledException =>
                new OperationCanceledException($"{target} was given up: the HttpClient was disposed, or its requests were cancelled.", cause),
            _ when Refusal.IsTimeout(e) => new RequestTimeoutException($"{target} was given up by a handler: {Shown(e, mask)}", cause),
            _ when Refusal.IsAny(e) => new NetworkFailureException($"{target} was not let through to {authority} by a handler: {Shown(e, mask)}", cause),
            _ => new NetworkFailureException($"{target} failed on the way to or from {authority}: {Shown(e, mask)}", cause),
        };
    }

    private static string Shown(Exception e, SecretMask mask) => ShownText.Of(mask.Apply(e.Message));
}
