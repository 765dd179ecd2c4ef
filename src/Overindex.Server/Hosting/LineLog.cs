using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Overindex.Server.Hosting;

/// <summary>
/// Writes log lines in batches, so that a line a request costs a copy and no system call: at most <see cref="Delay"/> late, warnings and errors at once.
/// The lines are those of the framework's single-line console formatter.
/// </summary>
internal sealed class LineLog : ILoggerProvider
{
    private const int MostWaiting = 1 << 20;
    private const int HeadBytes = 64;
    private const int MomentBytes = 23;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    private readonly Stream _target;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _filling = new();
    private readonly Lock _writing = new();
    private ArrayBufferWriter<byte> _lines = new();
    private ArrayBufferWriter<byte> _written = new();

    internal LineLog(Stream target, TimeProvider clock)
    {
        _target = target;
        _clock = clock;
        _timer = clock.CreateTimer(static log => ((LineLog)log!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        _timer.Dispose();
        Flush();
    }

    private void Add(LogLevel level, string category, int eventId, string message, Exception? exception)
    {
        bool first, many;
        lock (_filling)
        {
            first = _lines.WrittenCount == 0;
            var space = _lines.GetSpan(HeadBytes + (3 * category.Length));

            // Written in the round-trip form, which is formatted fastest, and cut off behind the milliseconds.
            _clock.GetUtcNow().UtcDateTime.TryFormat(space, out _, "O", CultureInfo.InvariantCulture);
            Utf8.TryWrite(space[MomentBytes..], $"Z {NameOf(level)}: {category}[{eventId}] ", out var written);
            _lines.Advance(MomentBytes + written);
            Append(message);
            if (exception is not null)
            {
                Append(" " + exception);
            }

            _lines.Write("\n"u8);
            many = _lines.WrittenCount > MostWaiting;
        }

        if (many || level >= LogLevel.Warning)
        {
            Flush();
        }
        else if (first)
        {
            _timer.Change(Delay, Timeout.InfiniteTimeSpan);
        }
    }

    // One line each: whoever reads the log line by line must not be misled by a message's own line ends.
    private void Append(string text) => Encoding.UTF8.GetBytes(text.AsSpan().ContainsAny('\r', '\n') ? text.ReplaceLineEndings(" ") : text, _lines);

    private void Flush()
    {
        lock (_writing)
        {
            lock (_filling)
            {
                (_lines, _written) = (_written, _lines);
            }

            try
            {
                _target.Write(_written.WrittenSpan);
                _target.Flush();
            }
            catch (IOException)
            {
                // Whoever read the log has gone; the server serves on.
            }

            _written.ResetWrittenCount();
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };

    private sealed class Logger(LineLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(logLevel, category, eventId.Id, formatter(state, exception), exception);
    }
}
