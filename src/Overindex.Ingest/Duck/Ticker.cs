namespace Overindex.Ingest.Duck;

/// <summary>Does something at intervals; never any more once disposed, which a bare timer does not promise.</summary>
internal sealed class Ticker : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Timer _timer;
    private bool _disposed;

    internal Ticker(TimeSpan interval, Action tick) => _timer = new Timer(
        _ =>
        {
            lock (_lock)
            {
                if (!_disposed)
                {
                    tick();
                }
            }
        },
        null,
        interval,
        interval);

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }
}
