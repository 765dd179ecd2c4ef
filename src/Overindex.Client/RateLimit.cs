using Overindex.Client.Answers;

namespace Overindex.Client;

/// <summary>What the headers <c>x-ratelimit-limit</c>, <c>-remaining</c> and <c>-reset</c> said, in the structured form or as plain integers.</summary>
/// <remarks>What this version cannot read is left out; reading never throws. The texts are parsed when first asked for.</remarks>
public sealed class RateLimit
{
    private readonly Lazy<IReadOnlyList<RateLimitBucket>> _buckets;

    /// <summary>Takes the headers' texts as they came.</summary>
    /// <param name="limit">Such as <c>1000, 100;w=1;name="a", 1000;w=60;name="b"</c>, or <c>1000</c>.</param>
    /// <param name="remaining">The same form, or a plain integer.</param>
    /// <param name="reset">The same form, or a plain integer.</param>
    /// <param name="receivedAt">When the answer came: what a reset given as Unix time is measured from.</param>
    public RateLimit(string? limit, string? remaining, string? reset, DateTimeOffset receivedAt)
    {
        LimitHeader = limit;
        RemainingHeader = remaining;
        ResetHeader = reset;
        ReceivedAt = receivedAt;
        _buckets = new(() => RateLimitParser.Buckets(this));
    }

    /// <summary>The text of <c>x-ratelimit-limit</c>.</summary>
    public string? LimitHeader { get; }

    /// <summary>The text of <c>x-ratelimit-remaining</c>.</summary>
    public string? RemainingHeader { get; }

    /// <summary>The text of <c>x-ratelimit-reset</c>.</summary>
    public string? ResetHeader { get; }

    /// <summary>When the answer came.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Requests allowed in the window that is nearest to its end.</summary>
    public long? Limit => RateLimitParser.First(LimitHeader);

    /// <summary>Requests left before the server refuses.</summary>
    public long? Remaining => RateLimitParser.First(RemainingHeader);

    /// <summary>Time from <see cref="ReceivedAt"/> until requests are allowed again; never negative.</summary>
    public TimeSpan? Reset => RateLimitParser.Delay(RateLimitParser.First(ResetHeader), ReceivedAt);

    /// <summary>Every limit that applies, as the structured header lists them; one without a name when the header is a plain integer.</summary>
    public IReadOnlyList<RateLimitBucket> Buckets => _buckets.Value;

    /// <inheritdoc/>
    public override string ToString() => $"limit {LimitHeader ?? "?"}; remaining {RemainingHeader ?? "?"}; reset {ResetHeader ?? "?"}";
}

/// <summary>One of the limits that apply at once.</summary>
/// <param name="Name">Its name; nothing when the server gave none.</param>
/// <param name="Limit">Requests allowed in <paramref name="Window"/>.</param>
/// <param name="Window">Its length; nothing when the server did not say.</param>
/// <param name="Remaining">Requests left; nothing when the server did not say.</param>
/// <param name="Reset">Time until it is full again; nothing when the server did not say.</param>
public sealed record RateLimitBucket(string? Name, long Limit, TimeSpan? Window, long? Remaining, TimeSpan? Reset);
