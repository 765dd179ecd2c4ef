using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Fuzz;

/// <summary>One connection for many requests of any bytes, opened again when the server has closed it.</summary>
internal sealed class KeptConnection(Uri address) : IDisposable
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private TcpClient? _client;

    internal RawReply Ask(byte[] request, bool hasBody)
    {
        // A connection kept from before may have been closed meanwhile; a new one has not.
        var kept = _client is not null;
        try
        {
            return Exchange(request, hasBody);
        }
        catch (IOException) when (kept)
        {
            Close();
            return Exchange(request, hasBody);
        }
    }

    public void Dispose() => Close();

    private RawReply Exchange(byte[] request, bool hasBody)
    {
        _client ??= new TcpClient(address.Host, address.Port) { NoDelay = true, ReceiveTimeout = 20_000 };
        var stream = _client.GetStream();
        stream.Write(request);
        var (length, end, body) = (0, -1, 0);
        while (end < 0 || length < end + body)
        {
            var read = stream.Read(_buffer, length, _buffer.Length - length);
            if (read == 0)
            {
                throw new IOException("The server closed the connection in the middle of an answer.");
            }

            length += read;
            if (end < 0 && _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is >= 0 and var head)
            {
                end = head + 4;
                body = hasBody || _buffer[9] != (byte)'2' ? BodyLength(Encoding.ASCII.GetString(_buffer, 0, end), hasBody) : 0;
            }
        }

        // A compressed body is no text; whether it is the same answer is tested elsewhere.
        var isText = !Encoding.ASCII.GetString(_buffer, 0, end).Contains("Content-Encoding", StringComparison.OrdinalIgnoreCase);
        var reply = RawReply.Parse(_buffer[..(isText ? length : end)]);
        if (reply.Headers.TryGetValue("connection", out var connection) && connection.Equals("close", StringComparison.OrdinalIgnoreCase))
        {
            Close();
        }

        return reply;
    }

    private static int BodyLength(string head, bool hasBody)
    {
        var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 || !hasBody ? 0 : int.Parse(head.AsSpan(at + 16, head.IndexOf("\r\n", at, StringComparison.Ordinal) - at - 16), CultureInfo.InvariantCulture);
    }

    private void Close()
    {
        _client?.Dispose();
        _client = null;
    }
}
