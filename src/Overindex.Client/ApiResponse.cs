namespace Overindex.Client;

/// <summary>A successful answer: its value and what the response said beside it. The body is not kept.</summary>
/// <typeparam name="T">The wire model.</typeparam>
public sealed class ApiResponse<T>
{
    /// <summary>Takes what a response said.</summary>
    /// <param name="value">The value.</param>
    /// <param name="statusCode">The HTTP status, 200 to 299.</param>
    /// <param name="requestId">The server's name for this request.</param>
    /// <param name="rateLimit">The rate limit.</param>
    public ApiResponse(T value, int statusCode = 200, string? requestId = null, RateLimit? rateLimit = null)
    {
        Value = value;
        StatusCode = statusCode;
        RequestId = requestId;
        RateLimit = rateLimit;
    }

    /// <summary>The value.</summary>
    public T Value { get; }

    /// <summary>The HTTP status, 200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The server's name for this request, to quote when asking its operator; nothing when the server gave none.</summary>
    public string? RequestId { get; }

    /// <summary>The rate limit; nothing when the server did not say.</summary>
    public RateLimit? RateLimit { get; }
}
