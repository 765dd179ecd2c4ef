namespace Overindex.Client;

/// <summary>How an <see cref="AudienceInsightsClient"/> works. Validated once, when a client is made.</summary>
public sealed record AudienceInsightsClientOptions
{
    /// <summary>Where Pinterest serves the API: <c>https://api.pinterest.com/v5</c>.</summary>
    public static Uri PinterestAddress { get; } = new("https://api.pinterest.com/v5");

    /// <summary>How the client proves who it is. Required.</summary>
    public required Credentials Credentials { get; init; }

    /// <summary>The API's address down to its version, absolute, http or https. Default: <see cref="PinterestAddress"/>.</summary>
    public Uri BaseAddress { get; init; } = PinterestAddress;

    /// <summary>How long one request may take, its body included; retries have their own. Default: 30 seconds; at least 1 ms, at most a day.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is sent again after 408, 429, 5xx or a broken connection. Default: 3; 0 to 10.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The wait before the first retry when the server names none; it doubles with each. Default: 500 ms; 0 to <see cref="MaxRetryDelay"/>.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a retry. When the server asks for more, the call fails at once. Default: 60 seconds; at most a day.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a pooled connection is used, so that changes of DNS are seen. Default: 5 minutes. For the client's own handler only.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether insights keep JSON properties that this version does not know, in <c>UnknownProperties</c>. Default: no; it costs time and memory. The
    /// smaller answers always keep them.
    /// </summary>
    public bool KeepUnknownProperties { get; init; }

    /// <summary>Names the calling program to the server, such as <c>shop-reports/2.1</c>, after the client's own name. Default: nothing.</summary>
    public string? Product { get; init; }

    /// <summary>Is told of retries and token refreshes. Default: nobody.</summary>
    public ClientObserver? Observer { get; init; }

    /// <summary>The clock for timeouts, waits and the expiry of tokens. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Throws when a value breaks its rule.</summary>
    /// <exception cref="ArgumentException">Names the option, the value, the rule.</exception>
    public void Validate() => Operations.OptionsRules.Check(this);
}
