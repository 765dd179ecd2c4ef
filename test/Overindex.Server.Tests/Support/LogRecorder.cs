using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Overindex.Server.Tests.Support;

internal sealed class LogRecorder : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    internal IReadOnlyList<LogLine> Lines => [.. _lines];

    internal void Forget() => _lines.Clear();

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
        // Lines are read after the server has stopped.
    }

    private sealed class Logger(LogRecorder recorder) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            recorder._lines.Enqueue(new LogLine(logLevel, eventId.Id, $"{formatter(state, exception)} {exception}"));
    }
}

internal sealed record LogLine(LogLevel Level, int EventId, string Text);
