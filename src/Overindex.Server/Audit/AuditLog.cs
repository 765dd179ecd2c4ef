using System.Buffers;

namespace Overindex.Server.Audit;

/// <summary>
/// Appends one line of JSON a request to a file that only its owner may read. Lines are written in batches, at most <see cref="Delay"/> late, and the file is
/// opened anew for each batch: whoever rotates it renames it, and the next batch begins a new one.
/// </summary>
internal sealed class AuditLog : IDisposable
{
    private const int MostWaiting = 64 << 20;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    private readonly AuditFile _file;
    private readonly ILogger<AuditLog> _logger;
    private readonly TimeProvider _clock;
    private readonly AuditLine _line;
    private readonly ITimer _timer;
    private readonly Lock _filling = new();
    private readonly Lock _writing = new();
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _written = new();
    private bool _failed;
    private long _lost;

    public AuditLog(AuditFile file, OverindexServerOptions options, ILogger<AuditLog> logger)
    {
        _file = file;
        _logger = logger;
        _clock = options.TimeProvider;
        _line = new AuditLine();
        _timer = _clock.CreateTimer(static log => ((AuditLog)log!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal void Write(HttpContext context, TimeSpan elapsed)
    {
        bool first;
        lock (_filling)
        {
            if (_waiting.WrittenCount > MostWaiting)
            {
                _lost++;
                return;
            }

            first = _waiting.WrittenCount == 0;
            _line.Write(_waiting, context, _clock.GetUtcNow(), elapsed);
        }

        if (first)
        {
            _timer.Change(Delay, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Flush();
        _line.Dispose();
    }

    private void Flush()
    {
        lock (_writing)
        {
            // What could not be written before stands before what came since.
            if (!_failed)
            {
                Take();
            }

            if (_written.WrittenCount > 0 && Append())
            {
                _written.ResetWrittenCount();
                if (_failed)
                {
                    _failed = false;
                    Log.AuditWritten(_logger, _file.Path, Interlocked.Exchange(ref _lost, 0));
                    Take();
                    Append();
                    _written.ResetWrittenCount();
                }
            }
        }
    }

    private void Take()
    {
        lock (_filling)
        {
            (_waiting, _written) = (_written, _waiting);
        }
    }

    private bool Append()
    {
        try
        {
            _file.Append(_written.WrittenSpan);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_failed)
            {
                Log.AuditFailed(_logger, e, _file.Path);
            }

            _failed = true;
            _timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            return false;
        }
    }
}
