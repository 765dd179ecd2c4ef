namespace Overindex.Client;

/// <summary>Is told what a client does beside answering; for logs. Override what is of interest.</summary>
/// <remarks>Calls come from any thread and must not block or throw.</remarks>
public abstract class ClientObserver
{
    /// <summary>A request failed and is about to be sent again.</summary>
    /// <param name="operation">The operation, such as <c>get_audience_insights</c>.</param>
    /// <param name="retry">1 for the first retry.</param>
    /// <param name="delay">The wait before it.</param>
    /// <param name="failure">Why.</param>
    public virtual void Retrying(string operation, int retry, TimeSpan delay, AudienceInsightsException failure)
    {
    }

    /// <summary>A new access token was obtained, and stored where there is a store.</summary>
    /// <param name="expiresAt">When it expires; nothing when the server did not say.</param>
    public virtual void TokenRefreshed(DateTimeOffset? expiresAt)
    {
    }

    /// <summary>No new access token could be obtained, or it could not be stored.</summary>
    /// <param name="failure">Why.</param>
    public virtual void TokenRefreshFailed(Exception failure)
    {
    }

    /// <summary>An operation failed for good.</summary>
    /// <param name="operation">The operation, such as <c>get_audience_insights</c>.</param>
    /// <param name="failure">Why.</param>
    public virtual void Failed(string operation, AudienceInsightsException failure)
    {
    }
}
