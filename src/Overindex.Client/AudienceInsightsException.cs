using Overindex.Client.Transport;

namespace Overindex.Client;

/// <summary>A call failed. Each subclass is a failure that a caller handles differently.</summary>
public abstract class AudienceInsightsException : Exception
{
    private protected AudienceInsightsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status; nothing when there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The API's own number of the error, such as 29; nothing when the answer was not the API's JSON.</summary>
    public int? Code { get; init; }

    /// <summary>The server's name for the request, to quote when asking its operator.</summary>
    public string? RequestId { get; init; }

    /// <summary>The rate limit, when the server said.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The beginning of the answer's body, at most 512 characters, with this client's secrets masked.</summary>
    public string? BodySnippet { get; init; }

    /// <summary>How long the server asks to wait before the next request: <c>Retry-After</c>, else the rate limit's reset.</summary>
    public TimeSpan? RetryAfter { get; init; }

    internal AnswerFacts Facts
    {
        init
        {
            StatusCode = value.Answer.StatusCode;
            Code = value.Body.Code;
            RequestId = value.RequestId;
            RateLimit = value.Answer.RateLimit;
            RetryAfter = value.Answer.RetryAfter;
            BodySnippet = value.Snippet;
        }
    }
}

/// <summary>The credentials are not accepted (401, code 2), or no token could be had for them: somebody must sign in again.</summary>
/// <param name="message">What failed, and what to do; without secrets.</param>
/// <param name="innerException">What caused it.</param>
public sealed class AuthenticationFailedException(string message, Exception? innerException = null)
    : AudienceInsightsException(message, innerException);

/// <summary>The token is good but lacks a scope (401, code 3): ask for one with <c>ads:read</c>. Refreshing it does not help.</summary>
/// <param name="message">What failed, and what to do; without secrets.</param>
/// <param name="innerException">What caused it.</param>
public sealed class MissingScopeException(string message, Exception? innerException = null)
    : AudienceInsightsException(message, innerException);

/// <summary>The token may not see this ad account, or there is no such ad account (403, code 29); the server does not say which.</summary>
/// <param name="message">What failed, and what to do; without secrets.</param>
/// <param name="innerException">What caused it.</param>
public sealed class NotPermittedException(string message, Exception? innerException = null)
    : AudienceInsightsException(message, innerException);

/// <summary>Over a rate limit (429), and still so after the retries: wait for <see cref="AudienceInsightsException.RetryAfter"/>.</summary>
/// <param name="message">What failed, and what to do; without secrets.</param>
/// <param name="innerException">What caused it.</param>
public sealed class RateLimitedException(string message, Exception? innerException = null)
    : AudienceInsightsException(message, innerException);

/// <summary>The server did not answer within <see cref="AudienceInsightsClientOptions.Timeout"/>. The caller's own cancellation is never this.</summary>
/// <param name="message">What failed, and what to do; without secrets.</param>
/// <param name="innerException">What caused it.</param>
public sealed class RequestTimeoutException(string message, Exception? innerException = null)
    : AudienceInsightsException(message, innerException);

/// <summary>The server could not be reached, or the connection broke before the answer was whole, and still so after the retries.</summary>
/// <param name="message">What failed, and what to do; without secrets.</param>
/// <param name="innerException">What caused it.</param>
public sealed class NetworkFailureException(string message, Exception? innerException = null)
    : AudienceInsightsException(message, innerException);

/// <summary>Any other answer that is no success: a wrong parameter (400), nothing there (404), a fault of the server (5xx), or JSON that is not the API's.</summary>
/// <param name="message">What failed, and what to do; without secrets.</param>
/// <param name="innerException">What caused it.</param>
public sealed class RequestFailedException(string message, Exception? innerException = null)
    : AudienceInsightsException(message, innerException);
