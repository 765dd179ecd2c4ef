using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Overindex.Client.Tests.Support;

/// <summary>A real HTTP/1.1 server on loopback that does exactly what a test says, also what no decent server does.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<LoopbackRequest, Task<Reply>> _answer;
    private readonly Task _accepting;
    private int _connections;

    public LoopbackServer(Func<LoopbackRequest, Task<Reply>> answer)
    {
        _answer = answer;
        _listener.Start(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v5");
        _accepting = Task.Run(AcceptAsync);
    }

    public LoopbackServer(Func<LoopbackRequest, Reply> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    /// <summary>Answers with each reply in turn, and with the last for ever.</summary>
    public LoopbackServer(params Reply[] replies)
        : this(InTurn(replies))
    {
    }

    public Uri Address { get; }

    public int Connections => Volatile.Read(ref _connections);

    public ConcurrentQueue<LoopbackRequest> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private static Func<LoopbackRequest, Reply> InTurn(Reply[] replies)
    {
        var next = -1;
        return _ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)];
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                serving.Add(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = socket;
        try
        {
            await using var stream = new NetworkStream(socket);
            while (await ReadAsync(stream) is { } request)
            {
                Requests.Enqueue(request);
                var reply = await _answer(request).WaitAsync(_stop.Token);
                if (!await WriteAsync(stream, reply))
                {
                    // A reset, not an orderly end: the client must see a cut.
                    socket.Close(0);
                    return;
                }

                if (reply.IsLast)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<bool> WriteAsync(NetworkStream stream, Reply reply)
    {
        if (reply.CutAtOnce)
        {
            return false;
        }

        await stream.WriteAsync(reply.Head(), _stop.Token);
        await reply.BodyAfter.WaitAsync(_stop.Token);
        foreach (var part in (reply.IsTrickled ? reply.Body.Chunk(1) : [reply.Body[..(reply.CutAfter ?? reply.Body.Length)]]))
        {
            await stream.WriteAsync(part, _stop.Token);
        }

        return reply.CutAfter is null;
    }

    private async Task<LoopbackRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"))];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var first = lines[0].Split(' ');
        return new LoopbackRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }
}
