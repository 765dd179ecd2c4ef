using Overindex.Client.Telemetry;

namespace Overindex.Client.Credentialing;

/// <summary>Credentials whose access token is replaced: ahead of its expiry, and when the server rejects it; by one request, however many wait for it.</summary>
internal abstract class RenewedCredentials : Credentials
{
    // While tokens cannot be had, calls with a good one are not to ask for another each time.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private volatile AccessToken? _current;
    private Task<AccessToken>? _flight;
    private long _pausedUntil;

    internal override bool CanRefresh => true;

    internal AccessToken? Current => _current;

    internal override ValueTask<string> GetTokenAsync(TokenEndpoint endpoint, string? rejected, CancellationToken cancellationToken) =>
        Fresh(endpoint, rejected) is { } token ? new(token.Value) : new(WaitAsync(endpoint, rejected, cancellationToken));

    private protected abstract Task<AccessToken> RenewAsync(TokenEndpoint endpoint, string? rejected);

    private AccessToken? Fresh(TokenEndpoint endpoint, string? rejected) =>
        StillGood(endpoint, rejected) is { } token && (endpoint.Now < token.RefreshAt || IsPaused(endpoint)) ? token : null;

    private bool IsPaused(TokenEndpoint endpoint) => endpoint.Now.UtcTicks < Volatile.Read(ref _pausedUntil);

    private async Task<string> WaitAsync(TokenEndpoint endpoint, string? rejected, CancellationToken cancellationToken)
    {
        try
        {
            return (await Flight(endpoint, rejected).WaitAsync(cancellationToken)).Value;
        }
        catch (Exception failure) when (failure is not OperationCanceledException && StillGood(endpoint, rejected) is { } token)
        {
            // The refresh was ahead of time: until the old token expires there are more chances.
            return token.Value;
        }
    }

    private AccessToken? StillGood(TokenEndpoint endpoint, string? rejected) =>
        _current is { } token && token.Value != rejected && endpoint.Now < token.ExpiresAt ? token : null;

    private Task<AccessToken> Flight(TokenEndpoint endpoint, string? rejected)
    {
        lock (_gate)
        {
            if (Fresh(endpoint, rejected) is { } token)
            {
                return Task.FromResult(token);
            }

            // On the pool and without the caller's cancellation: the caller may leave, the others still wait.
            return _flight is { IsCompleted: false } ? _flight : _flight = Task.Run(() => FlyAsync(endpoint, rejected));
        }
    }

    private async Task<AccessToken> FlyAsync(TokenEndpoint endpoint, string? rejected)
    {
        try
        {
            var token = await RenewAsync(endpoint, rejected);
            _current = token;
            ClientTelemetry.Refreshes.Add(1, new KeyValuePair<string, object?>("outcome", "ok"));
            endpoint.Observer?.TokenRefreshed(token.ExpiresAt == DateTimeOffset.MaxValue ? null : token.ExpiresAt);
            return token;
        }
        catch (Exception failure)
        {
            Volatile.Write(ref _pausedUntil, (endpoint.Now + Pause).UtcTicks);
            ClientTelemetry.Refreshes.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
            endpoint.Observer?.TokenRefreshFailed(failure);
            throw;
        }
    }
}
