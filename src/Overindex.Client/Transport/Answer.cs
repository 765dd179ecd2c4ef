using System.Buffers;

namespace Overindex.Client.Transport;

/// <summary>A response whose body was read whole into rented memory, given back on disposal.</summary>
internal sealed class Answer : IDisposable
{
    private readonly int _start;
    private readonly int _end;
    private byte[]? _rented;

    internal Answer(HttpResponseMessage response, string target, DateTimeOffset receivedAt, byte[] rented, int length)
    {
        Target = target;
        ReceivedAt = receivedAt;
        StatusCode = (int)response.StatusCode;
        IsSuccess = response.IsSuccessStatusCode;
        RequestId = HeaderText.Get(response, "x-request-id") ?? HeaderText.Get(response, "x-pinterest-rid");
        RateLimit = HeaderText.RateLimit(response, receivedAt);
        if (!IsSuccess)
        {
            MediaType = response.Content.Headers.ContentType?.MediaType;
            RetryAfter = HeaderText.RetryAfter(response, receivedAt) ?? (StatusCode == 429 ? RateLimit?.Reset : null);
        }

        _rented = rented;
        _end = length;
        _start = rented.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>Method and path, for messages.</summary>
    internal string Target { get; }

    internal DateTimeOffset ReceivedAt { get; }

    internal int StatusCode { get; }

    internal bool IsSuccess { get; }

    internal string? MediaType { get; }

    internal string? RequestId { get; }

    internal RateLimit? RateLimit { get; }

    internal TimeSpan? RetryAfter { get; }

    internal ReadOnlySpan<byte> Body => _rented.AsSpan(_start, _end - _start);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
        {
            // Token answers pass through here: what the pool lends next must not hold them.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}
