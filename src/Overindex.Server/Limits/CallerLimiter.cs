using System.Threading.RateLimiting;

namespace Overindex.Server.Limits;

/// <summary>Both buckets of one app and user.</summary>
internal sealed class CallerLimiter(RateLimitOptions options, LimitClock clock) : RateLimiter
{
    private const int Second = 1_000;
    private const int Minute = 60_000;

    private readonly FixedWindow _universal = new(options.RequestsPerSecond, Second);
    private readonly FixedWindow _adsRead = new(options.RequestsPerMinute, Minute);
    private long _lastAsked = clock.Milliseconds;

    // Until its last window has ended it must not be forgotten.
    public override TimeSpan? IdleDuration =>
        clock.Milliseconds - Volatile.Read(ref _lastAsked) - Minute is > 0 and var idle ? TimeSpan.FromMilliseconds(idle) : null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        var now = clock.Milliseconds;
        Volatile.Write(ref _lastAsked, now);
        var universal = _universal.Take(now);

        // What the shorter limit refuses does not use up the longer one.
        var adsRead = universal < 0 ? 0 : _adsRead.Take(now);
        var states = universal <= 0
            ? new BucketState(IsUniversal: true, Math.Max(universal, 0), _universal.SecondsLeft(now))
            : new BucketState(IsUniversal: false, Math.Max(adsRead, 0), _adsRead.SecondsLeft(now));
        return adsRead < 0
            ? new CallerLease(isAcquired: false, new BucketState(IsUniversal: false, 0, _adsRead.SecondsLeft(now)))
            : new CallerLease(universal >= 0, states);
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));
}

/// <summary>The bucket that a caller is told about.</summary>
internal readonly record struct BucketState(bool IsUniversal, int Remaining, int SecondsLeft);

internal sealed class CallerLease(bool isAcquired, BucketState told) : RateLimitLease
{
    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

    internal BucketState Told => told;

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = !isAcquired && metadataName == MetadataName.RetryAfter.Name ? TimeSpan.FromSeconds(told.SecondsLeft) : null;
        return metadata is not null;
    }
}
