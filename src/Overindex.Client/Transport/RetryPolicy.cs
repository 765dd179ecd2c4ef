namespace Overindex.Client.Transport;

/// <summary>Which failed GETs are sent again, and after how long.</summary>
internal sealed class RetryPolicy(AudienceInsightsClientOptions options)
{
    /// <summary>The wait before a retry; nothing when there is to be none.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="retry">1 for the first retry.</param>
    internal TimeSpan? DelayBefore(AudienceInsightsException failure, int retry)
    {
        if (retry > options.MaxRetries || !IsTransient(failure))
        {
            return null;
        }

        if (failure.RetryAfter is { } asked)
        {
            return asked <= options.MaxRetryDelay ? asked : null;
        }

        // Half of the doubled delay is random, so that clients which failed together do not come back together.
        var doubled = options.RetryDelay * Math.Pow(2, retry - 1);
        return (doubled < options.MaxRetryDelay ? doubled : options.MaxRetryDelay) * (0.5 + (Jitter() / 2));
    }

    private static bool IsTransient(AudienceInsightsException failure) => failure switch
    {
        // No number of tries finds a name that is not there, or trusts a certificate that is not trusted.
        NetworkFailureException { InnerException: HttpRequestException { HttpRequestError: var error } } =>
            error is not (HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError),
        NetworkFailureException => true,
        { StatusCode: 408 or 429 or >= 500 } => true,
        _ => false,
    };

#pragma warning disable CA5394 // Spreads load; nobody gains by guessing it.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
