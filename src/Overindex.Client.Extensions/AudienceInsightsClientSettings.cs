namespace Overindex.Client.Extensions;

/// <summary>
/// What configuration may say about the client; see <see cref="AudienceInsightsClientOptions"/> for ranges and defaults. Credentials come from, in this order:
/// a registered <see cref="Credentials"/>; <see cref="AccessToken"/>; <see cref="ClientId"/> and <see cref="ClientSecret"/>, with a registered
/// <see cref="ITokenStore"/> as a refresh token, without one as client credentials.
/// </summary>
public sealed class AudienceInsightsClientSettings
{
    /// <summary>The API's address down to its version. Default: Pinterest's.</summary>
    public Uri BaseAddress { get; set; } = AudienceInsightsClientOptions.PinterestAddress;

    /// <summary>A fixed access token.</summary>
    public string? AccessToken { get; set; }

    /// <summary>The app's id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's secret. Keep it in a secret store, not in a file beside the program.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Scopes asked for with client credentials, separated by commas. Default: <c>ads:read</c>.</summary>
    public string Scope { get; set; } = "ads:read";

    /// <summary>How long one request may take. Default: 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is sent again. Default: 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the first retry. Default: 500 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a retry. Default: 60 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a pooled connection is used. Default: 5 minutes.</summary>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether insights keep JSON properties that this version does not know. Default: no.</summary>
    public bool KeepUnknownProperties { get; set; }

    /// <summary>Names the calling program to the server, such as <c>shop-reports/2.1</c>.</summary>
    public string? Product { get; set; }
}
