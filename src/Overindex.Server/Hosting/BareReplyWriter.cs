using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Overindex.Server.Edge;
using Overindex.Server.Errors;

namespace Overindex.Server.Hosting;

/// <summary>
/// Kestrel answers what is no valid HTTP (headers too large, a malformed first line) by itself, with an empty body, before any
/// middleware runs. This puts the contract's error into such a reply while it is still in the connection's buffer.
/// </summary>
internal sealed class BareReplyWriter(PipeWriter inner) : PipeWriter
{
    private static readonly byte[] EmptyBody = "Content-Length: 0\r\n"u8.ToArray();
    private Memory<byte> _memory;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _memory = inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        // Kestrel may advance again within memory that it was given before; a reply of its own always begins with fresh memory.
        var known = bytes <= _memory.Length;
        inner.Advance(known && IsBare(_memory.Span[..bytes]) ? Fill(_memory.Span, bytes) : bytes);
        _memory = default;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(source, cancellationToken);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    // Replies of the application itself always carry a request id.
    private static bool IsBare(ReadOnlySpan<byte> reply) =>
        reply.StartsWith("HTTP/1.1 "u8)
        && reply.Length > 12
        && reply[9] is (byte)'4' or (byte)'5'
        && reply.EndsWith("\r\n\r\n"u8)
        && reply.IndexOf(EmptyBody) > 0
        && reply.IndexOf("x-request-id"u8) < 0;

    private static int Fill(Span<byte> buffer, int bytes)
    {
        var head = Encoding.ASCII.GetString(buffer[..bytes]);
        var refusal = Refusals.Other(int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture));
        var body = refusal.ToJson();
        var fields = $"""
            Content-Length: {body.Length}
            Content-Type: {JsonBytes.ContentType}
            Cache-Control: no-store
            X-Content-Type-Options: nosniff
            Content-Security-Policy: {SecurityHeaders.Nothing}
            {RequestMiddleware.RequestIdHeader}: {RequestIds.Next()}

            """.ReplaceLineEndings("\r\n");
        var reply = (byte[])[.. Encoding.ASCII.GetBytes(head.Replace("Content-Length: 0\r\n", fields, StringComparison.Ordinal)), .. body];
        if (reply.Length > buffer.Length)
        {
            return bytes;
        }

        reply.CopyTo(buffer);
        return reply.Length;
    }
}
