using System.Net.Http.Headers;
using System.Text.Json;
using Overindex.Client.Credentialing;
using Overindex.Client.Operations;
using Overindex.Client.Telemetry;

namespace Overindex.Client.Transport;

/// <summary>Runs an operation: token, request, one forced refresh, retries, and what is told of it all.</summary>
internal sealed class Pipeline
{
    private readonly AudienceInsightsClientOptions _options;
    private readonly Exchange _exchange;
    private readonly TokenEndpoint _tokens;
    private readonly RetryPolicy _retries;
    private readonly string _prefix;

    internal Pipeline(HttpClient http, HttpClient tokens, AudienceInsightsClientOptions options)
    {
        _options = options;
        _exchange = new Exchange(http, options);
        _tokens = new TokenEndpoint(new Exchange(tokens, options), options);
        _retries = new RetryPolicy(options);
        _prefix = options.BaseAddress.AbsoluteUri.TrimEnd('/');
    }

    internal async Task<ApiResponse<T>> SendAsync<T>(Operation<T> operation, string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var span = OperationSpan.Start(operation.Name, _options.BaseAddress);
        try
        {
            var response = await TryAsync(operation, new Uri(_prefix + path), span, cancellationToken);
            span.Succeed(response.StatusCode, response.RequestId, response.RateLimit);
            return response;
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            if (failure is AudienceInsightsException known)
            {
                _options.Observer?.Failed(operation.Name, known);
            }

            throw;
        }
    }

    private async Task<ApiResponse<T>> TryAsync<T>(Operation<T> operation, Uri address, OperationSpan span, CancellationToken cancellationToken)
    {
        string? rejected = null;
        var retry = 1;
        while (true)
        {
            var token = await _options.Credentials.GetTokenAsync(_tokens, rejected, cancellationToken);
            TimeSpan delay;
            try
            {
                return await AttemptAsync(operation, address, token, cancellationToken);
            }
            catch (AuthenticationFailedException) when (rejected is null && _options.Credentials.CanRefresh)
            {
                rejected = token;
                continue;
            }
            catch (AudienceInsightsException failure) when (_retries.DelayBefore(failure, retry) is { } wait)
            {
                span.Retrying(retry);
                _options.Observer?.Retrying(operation.Name, retry, wait, failure);
                delay = wait;
            }

            await Task.Delay(delay, _options.TimeProvider, cancellationToken);
            retry++;
        }
    }

    private async Task<ApiResponse<T>> AttemptAsync<T>(Operation<T> operation, Uri address, string token, CancellationToken cancellationToken)
    {
        using var request = _exchange.Request(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _exchange.SendAsync(request, () => Mask(token), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw Failures.Of(answer, Mask(token));
        }

        return new ApiResponse<T>(Read(operation, answer, token), answer.StatusCode, answer.RequestId, answer.RateLimit);
    }

    private T Read<T>(Operation<T> operation, Answer answer, string token)
    {
        try
        {
            return operation.Read(answer.Body) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException cause)
        {
            throw Failures.NotTheApi(answer, "it is not the JSON of this API.", Mask(token), cause);
        }
    }

    private SecretMask Mask(string token) => new([token, .. _options.Credentials.Secrets()]);
}
