using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Overindex.Server.Tests.Support;

/// <summary>HTTP as bytes on a socket, for what no HTTP client would send.</summary>
internal static class RawHttp
{
    internal static RawReply Get(Uri address, string target, string? secret = null, string extraHeaders = "", string method = "GET") => Send(
        address,
        Encoding.UTF8.GetBytes(
            $"{method} {target} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n"
            + (secret is null ? "" : $"Authorization: Bearer {secret}\r\n")
            + $"{extraHeaders}\r\n"));

    internal static RawReply Send(Uri address, byte[] request)
    {
        using var client = new TcpClient { ReceiveTimeout = 20_000, NoDelay = true };
        client.Connect(address.Host, address.Port);
        using var stream = client.GetStream();
        using var received = new MemoryStream();
        try
        {
            stream.Write(request);
            stream.CopyTo(received);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown })
        {
            // The server may refuse and close before it has read all; what it said before counts.
        }

        return RawReply.Parse(received.ToArray());
    }
}

internal sealed record RawReply(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal JsonElement Json()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }

    internal void IsError(int status, int code)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Body}");
        Assert.Equal("application/json; charset=utf-8", Headers["content-type"]);
        Assert.Equal("nosniff", Headers["x-content-type-options"]);
        Assert.Matches("^[0-9a-f]{32}$", Headers["x-request-id"]);
        Assert.Equal(["code", "message"], Json().EnumerateObject().Select(property => property.Name));
        Assert.Equal(code, Json().GetProperty("code").GetInt32());
    }

    internal static RawReply Parse(byte[] bytes)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"No HTTP reply: '{text}'");
        var lines = text[..end].Split("\r\n");
        var headers = lines.Skip(1).ToDictionary(
            line => line[..line.IndexOf(':', StringComparison.Ordinal)],
            line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(),
            StringComparer.OrdinalIgnoreCase);
        var body = text[(end + 4)..];
        if (headers.TryGetValue("content-length", out var length) && body.Length > 0)
        {
            Assert.Equal(int.Parse(length), Encoding.UTF8.GetByteCount(body));
        }

        return new RawReply(int.Parse(lines[0].Split(' ')[1]), headers, body);
    }
}
