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

    internal async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var (rented, length) = await BodyReader.ReadAsync(response.Content, both.Token);
            return new Answer(response, Target(request), options.TimeProvider.GetUtcNow(), rented, length);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is (OperationCanceledException or HttpRequestException or IOException))
        {
            throw new OperationCanceledException("The call was cancelled by its caller.", e, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new RequestTimeoutException(
                $"{Target(request)} was not answered by {request.RequestUri!.Authority} within {options.Timeout}. Set a longer Timeout.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new NetworkFailureException($"{Target(request)} failed on the way to or from {request.RequestUri!.Authority}: {e.Message}", e);
        }
    }

    private static string Target(HttpRequestMessage request) => $"{request.Method} {request.RequestUri!.AbsolutePath}";
}
