namespace Overindex.Identity;

/// <summary>
/// Which app and which user a request to the OAuth server is about: a feature of the request, for whoever keeps records. Of a refused request they are those
/// that it named, if they exist; the answer's status says that it was refused.
/// </summary>
public sealed class OAuthParties
{
    internal OAuthParties()
    {
    }

    /// <summary>The app's client id; none if no known app was named.</summary>
    public string? App { get; internal set; }

    /// <summary>The user's name; none if no known user takes part.</summary>
    public string? User { get; internal set; }
}
