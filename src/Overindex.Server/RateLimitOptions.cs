namespace Overindex.Server;

/// <summary>How many requests are answered before 429. A bucket is full again when its window begins anew.</summary>
public sealed record RateLimitOptions
{
    /// <summary>Requests a second of one app and user, or of one personal access token: bucket <c>safety_net_app_id_user_id</c>. At least 1; default 100.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests a minute that need <c>ads:read</c>, counted likewise: bucket <c>ads_read_app_id_user_id</c>. At least 1; default 1 000.</summary>
    public int RequestsPerMinute { get; init; } = 1_000;

    /// <summary>Requests a minute to the token endpoint and the sign-in pages from one address, for IPv6 from one /64. At least 1; default 60.</summary>
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Whether the <c>x-ratelimit-</c> headers are one integer each instead of the structured form. Default <c>false</c>.</summary>
    public bool PlainHeaders { get; init; }
}
