using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Overindex.Cli.Tests.Support;

/// <summary>A server that says the same to everybody, whatever they ask; or nothing at all.</summary>
internal sealed class RudeServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TcpClient> _callers = [];
    private readonly List<Task> _serving = [];
    private readonly Task _accepting;
    private readonly byte[] _answer;

    internal RudeServer(string? answer)
    {
        _answer = Encoding.ASCII.GetBytes(answer ?? "");
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Ends when somebody has asked something.</summary>
    internal Task Asked => _asked.Task;

    internal static string Reply(string status, string headers, string body) =>
        $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var caller in _callers)
        {
            caller.Dispose();
        }

        await Task.WhenAll(_serving);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var caller = await _listener.AcceptTcpClientAsync();
                _callers.Add(caller);
                _serving.Add(ServeAsync(caller));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // Each by itself: a caller who connects and asks nothing keeps nobody else waiting.
    private async Task ServeAsync(TcpClient caller)
    {
        try
        {
            var length = await caller.GetStream().ReadAsync(new byte[16_384]);
            _asked.TrySetResult();
            if (length > 0 && _answer.Length > 0)
            {
                await caller.GetStream().WriteAsync(_answer);
                caller.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The caller has gone, or the test is over.
        }
    }
}
