namespace Overindex.Engine;

/// <summary>An audience cannot be counted at the moment, though it could be later: never a partial answer instead.</summary>
/// <param name="message">What is missing.</param>
/// <param name="retryAfter">When asking again may help.</param>
public sealed class CountUnavailableException(string message, TimeSpan retryAfter) : Exception(message)
{
    /// <summary>When asking again may help.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
