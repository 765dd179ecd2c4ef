using Overindex.Identity.Keys;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Serving;

/// <summary>The OAuth server with the keys of now: made at the first request, and again after keys were added or removed.</summary>
internal sealed class OAuthHosts(AuthorizationServerOptions options, DatabaseSource source) : IAsyncDisposable
{
    private static readonly TimeSpan KeyCheckInterval = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _gate = new(1);
    private readonly KeyFiles _keys = new(options.DataDirectory);
    private readonly List<OAuthHost> _replaced = [];
    private volatile OAuthHost? _current;
    private string _stamp = "";
    private long _checkedAt;

    internal async Task<OAuthHost> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_current is { } current && options.TimeProvider.GetElapsedTime(Volatile.Read(ref _checkedAt)) < KeyCheckInterval)
        {
            return current;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            var stamp = _keys.Stamp();
            if (_current is null || stamp != _stamp)
            {
                Replace();
            }

            Volatile.Write(ref _checkedAt, options.TimeProvider.GetTimestamp());
            return _current!;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _replaced.Append(_current).OfType<OAuthHost>())
        {
            await host.DisposeAsync();
        }

        _gate.Dispose();
    }

    private void Replace()
    {
        var keys = _keys.ReadOrCreate(options.TimeProvider);
        _stamp = _keys.Stamp();

        // Requests may still be running on the old one: it is closed with the server.
        if (_current is { } old)
        {
            _replaced.Add(old);
        }

        _current = OAuthHost.Create(options, source, keys);
    }
}
