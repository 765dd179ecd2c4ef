namespace Overindex.Client.Transport;

/// <summary>Headers as text, whatever they hold.</summary>
internal static class HeaderText
{
    internal static string? Get(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    internal static RateLimit? RateLimit(HttpResponseMessage response, DateTimeOffset receivedAt)
    {
        var limit = Get(response, "x-ratelimit-limit");
        var remaining = Get(response, "x-ratelimit-remaining");
        var reset = Get(response, "x-ratelimit-reset");
        return limit is null && remaining is null && reset is null ? null : new RateLimit(limit, remaining, reset, receivedAt);
    }

    internal static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset receivedAt)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - receivedAt);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
