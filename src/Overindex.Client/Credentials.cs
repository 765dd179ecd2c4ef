using Overindex.Client.Credentialing;

namespace Overindex.Client;

/// <summary>How a client proves who it is. Thread-safe; several clients may share one. Its text never shows a secret.</summary>
public abstract class Credentials
{
    private protected Credentials()
    {
    }

    /// <summary>Whether a rejected token can be replaced without a person.</summary>
    internal abstract bool CanRefresh { get; }

    /// <summary>A token that is used as it is until it expires.</summary>
    /// <param name="accessToken">The token.</param>
    /// <returns>The credentials.</returns>
    public static Credentials FromToken(string accessToken) => new FixedToken(accessToken);

    /// <summary>Client credentials: tokens are obtained with the app's id and secret, and anew ahead of their expiry.</summary>
    /// <param name="clientId">The app's id.</param>
    /// <param name="clientSecret">The app's secret.</param>
    /// <param name="scope">Scopes, separated by commas.</param>
    /// <returns>The credentials.</returns>
    public static Credentials FromClient(string clientId, string clientSecret, string scope = "ads:read") =>
        new ClientGrant(new ClientIdentity(clientId, clientSecret), scope);

    /// <summary>
    /// A refresh token that the server replaces with each use. The new one is in <paramref name="store"/> before the access token that came
    /// with it is used, so a crash never loses it.
    /// </summary>
    /// <param name="clientId">The app's id.</param>
    /// <param name="clientSecret">The app's secret.</param>
    /// <param name="store">Keeps the tokens. It must hold a refresh token.</param>
    /// <returns>The credentials.</returns>
    public static Credentials FromRefreshToken(string clientId, string clientSecret, ITokenStore store) =>
        new RefreshGrant(new ClientIdentity(clientId, clientSecret), store);

    /// <summary>A token to send now.</summary>
    /// <param name="endpoint">Where tokens come from.</param>
    /// <param name="rejected">A token that the server does not accept any more.</param>
    /// <param name="cancellationToken">Stops waiting; a refresh that others wait for goes on.</param>
    internal abstract ValueTask<string> GetTokenAsync(TokenEndpoint endpoint, string? rejected, CancellationToken cancellationToken);

    /// <summary>The secrets these credentials know, to be masked in what is shown.</summary>
    internal abstract IEnumerable<string?> Secrets();
}
