using System.Text;
using Microsoft.Extensions.Logging;
using Overindex.Server.Hosting;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Hosting;

public sealed class LineLogTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    [Fact]
    public async Task Lines_arrive_in_order_without_anybody_closing_the_log()
    {
        var target = new Target();
        using var log = new LineLog(target, Clock);
        var logger = log.CreateLogger("Rooms.Kitchen");
        logger.LogInformation(new EventId(5), "one");
        logger.LogInformation(new EventId(6), "two");
        await Eventually.HoldsAsync(() => Task.FromResult(target.Lines.Length == 2), "both lines are written");
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info: Rooms\.Kitchen\[5\] one$", target.Lines[0]);
        Assert.EndsWith("[6] two", target.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_is_written_at_once_together_with_what_came_before()
    {
        var target = new Target();
        using var log = new LineLog(target, Clock);
        var logger = log.CreateLogger("a");
        logger.LogInformation("before");
        logger.LogWarning("now");
        Assert.Equal(2, target.Lines.Length);
        Assert.Contains(" warn: a[0] now", target.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_writes_what_waits()
    {
        var target = new Target();
        using (var log = new LineLog(target, Clock))
        {
            log.CreateLogger("a").LogInformation("last");
        }

        Assert.EndsWith("last", Assert.Single(target.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_is_one_line_whatever_is_in_it()
    {
        var target = new Target();
        using var log = new LineLog(target, Clock);
        log.CreateLogger("a").LogError(new InvalidOperationException("broken\nin two"), "Кошки\r\nfail: forged");
        Assert.Contains("Кошки fail: forged System.InvalidOperationException: broken in two", Assert.Single(target.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_lose_no_line()
    {
        var target = new Target();
        using (var log = new LineLog(target, Clock))
        {
            var logger = log.CreateLogger("a");
            var texts = Enumerable.Range(0, 4).Select(thread => Enumerable.Range(0, 1_000).Select(i => $"{thread} {i}.").ToArray());
            await Task.WhenAll(texts.Select(ofThread => Task.Run(() =>
            {
                foreach (var text in ofThread)
                {
                    logger.Log(LogLevel.Information, default, text, null, static (state, _) => state);
                }
            })));
        }

        Assert.Equal(4_000, target.Lines.Length);
        Assert.Equal(4_000, target.Lines.Select(line => line[line.IndexOf(']', StringComparison.Ordinal)..]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_reader_that_has_gone_fails_nobody()
    {
        using var log = new LineLog(new Broken(), Clock);
        log.CreateLogger("a").LogWarning("nobody hears");
    }

    private class Target : Stream
    {
        private readonly StringBuilder _text = new();

        internal string[] Lines
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
                }
            }
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
            // There is nothing to flush.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            lock (_text)
            {
                _text.Append(Encoding.UTF8.GetString(buffer));
            }
        }
    }

    private sealed class Broken : Target
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
