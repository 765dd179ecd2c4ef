using System.Collections.Concurrent;

namespace Overindex.Identity.Checking;

/// <summary>
/// Access tokens that were checked, by their hash. The database has a number that goes up with every revocation, disabling and change of a grant; it is read
/// at most twice a second, and what was checked under another number is checked again. So a change counts everywhere within a second.
/// </summary>
internal sealed class AccessCache(AccessReader reader, TimeProvider timeProvider)
{
    private const int MaxTokens = 100_000;
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<TokenKey, Checked> _tokens = new();
    private readonly Lock _gate = new();
    private volatile Numbered? _latest;
    private Task<Numbered>? _reading;

    private sealed record Checked(GrantedAccess Access, long Number);

    private sealed record Numbered(long Number, long ReadAt);

    internal ValueTask<GrantedAccess?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var key = TokenKey.Of(token);
        return _latest is { } latest && timeProvider.GetElapsedTime(latest.ReadAt) < CheckInterval
            && _tokens.TryGetValue(key, out var known) && known.Number == latest.Number
            ? new(Unexpired(known.Access))
            : new(FindSlowlyAsync(key, cancellationToken));
    }

    private async Task<GrantedAccess?> FindSlowlyAsync(TokenKey key, CancellationToken cancellationToken)
    {
        // Before the token is read: a change in between makes the kept entry stale, never the other way round.
        var number = (await LatestAsync().WaitAsync(cancellationToken)).Number;
        if (_tokens.TryGetValue(key, out var known) && known.Number == number)
        {
            return Unexpired(known.Access);
        }

        _tokens.TryRemove(key, out _);
        if (await reader.FindAsync(key, cancellationToken) is not { } access || Unexpired(access) is null)
        {
            return null;
        }

        if (_tokens.Count >= MaxTokens)
        {
            _tokens.Clear();
        }

        _tokens[key] = new Checked(access, number);
        return access;
    }

    /// <summary>The number as of half a second ago or later; one read, however many wait for it.</summary>
    private Task<Numbered> LatestAsync()
    {
        lock (_gate)
        {
            if (_latest is { } latest && timeProvider.GetElapsedTime(latest.ReadAt) < CheckInterval)
            {
                return Task.FromResult(latest);
            }

            return _reading is { IsCompleted: false } ? _reading : _reading = Task.Run(ReadAsync, CancellationToken.None);
        }
    }

    private async Task<Numbered> ReadAsync()
    {
        // The moment before the read is what counts: the number is at least as new.
        var before = timeProvider.GetTimestamp();
        var numbered = new Numbered(await reader.ReadChangesAsync(CancellationToken.None), before);
        _latest = numbered;
        return numbered;
    }

    private GrantedAccess? Unexpired(GrantedAccess access) => timeProvider.GetUtcNow() < access.ExpiresAt ? access : null;
}
