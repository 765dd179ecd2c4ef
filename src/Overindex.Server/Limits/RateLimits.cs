using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Primitives;
using Overindex.Server.Errors;

namespace Overindex.Server.Limits;

/// <summary>Charges requests to the one who asks, and says in headers what is left.</summary>
internal sealed class RateLimits : IDisposable
{
    internal const string UniversalBucket = "safety_net_app_id_user_id";
    internal const string AdsReadBucket = "ads_read_app_id_user_id";

    private static readonly TimeSpan SignInWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    // Not the library's partitions: these take one lock a request, and every request passes here.
    private readonly ConcurrentDictionary<string, CallerLimiter> _callers = new(StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<IPAddress> _signIns;
    private readonly RateLimitOptions _options;
    private readonly LimitClock _clock;
    private readonly StringValues _universalLimit;
    private readonly StringValues _adsReadLimit;
    private long _sweptAt;

    public RateLimits(OverindexServerOptions options)
    {
        _options = options.RateLimits;
        _clock = new LimitClock(options.TimeProvider);
        _signIns = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
            address, _ => new FixedWindowRateLimiterOptions { PermitLimit = _options.SignInsPerMinute, Window = SignInWindow, QueueLimit = 0 }));
        _universalLimit = Limit(_options.RequestsPerSecond);
        _adsReadLimit = Limit(_options.RequestsPerMinute);
    }

    /// <summary>Charges one request.</summary>
    /// <param name="context">The request; its answer gets the headers.</param>
    /// <param name="caller">What tells one app and user from another.</param>
    /// <returns>The refusal to answer with, if the caller has asked too much.</returns>
    internal Refusal? Charge(HttpContext context, string caller)
    {
        using var lease = (_callers.TryGetValue(caller, out var known) ? known : Add(caller)).AttemptAcquire();
        var told = ((CallerLease)lease).Told;
        var headers = context.Response.Headers;
        headers["x-ratelimit-limit"] = told.IsUniversal ? _universalLimit : _adsReadLimit;
        headers["x-ratelimit-remaining"] = told.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-reset"] = told.SecondsLeft.ToString(CultureInfo.InvariantCulture);
        return lease.IsAcquired
            ? null
            : Refuse(
                context,
                told.IsUniversal ? $"{_options.RequestsPerSecond} requests a second" : $"{_options.RequestsPerMinute} requests a minute",
                told.SecondsLeft);
    }

    /// <summary>Charges one request of somebody who is not known yet to the address that it comes from.</summary>
    internal Refusal? ChargeSignIn(HttpContext context)
    {
        using var lease = _signIns.AttemptAcquire(NetworkAddress.Of(context));
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : SignInWindow;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return Refuse(context, $"{_options.SignInsPerMinute} requests a minute from one address to sign in or for a token", seconds);
    }

    public void Dispose() => _signIns.Dispose();

    // New callers pay for forgetting those whose windows have long ended.
    private CallerLimiter Add(string caller)
    {
        var (now, sweptAt) = (_clock.Milliseconds, Volatile.Read(ref _sweptAt));
        if (now - sweptAt > SweepInterval.TotalMilliseconds && Interlocked.CompareExchange(ref _sweptAt, now, sweptAt) == sweptAt)
        {
            foreach (var idle in _callers.Where(entry => entry.Value.IdleDuration is not null))
            {
                _callers.TryRemove(idle);
            }
        }

        return _callers.GetOrAdd(caller, static (_, limits) => new CallerLimiter(limits._options, limits._clock), this);
    }

    private static Refusal Refuse(HttpContext context, string limit, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Refusals.RateLimited(limit, seconds);
    }

    private StringValues Limit(int first) => _options.PlainHeaders
        ? string.Create(CultureInfo.InvariantCulture, $"{first}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{first}, {_options.RequestsPerSecond};w=1;name=\"{UniversalBucket}\", {_options.RequestsPerMinute};w=60;name=\"{AdsReadBucket}\"");
}
