using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Overindex.Cluster.Tests.Support;

/// <summary>A Redis server of one test's own.</summary>
internal sealed class Redis : IAsyncDisposable
{
    private readonly Process _process;

    private Redis(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public Process Process => _process;

    public string Url => $"redis://127.0.0.1:{Port}";

    public static async Task<Redis> StartAsync(TemporaryDirectory folder)
    {
        var port = Ports.Take();
        var start = new ProcessStartInfo("redis-server") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder.Path, "--appendonly", "yes", "--maxmemory-policy", "noeviction"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var redis = new Redis(process, port);
        await Eventually.HoldsAsync(redis.AnswersAsync, () => $"Redis answers on port {port}");
        return redis;
    }

    public async Task EmptyAsync() => Assert.Equal("+OK", await SayAsync("FLUSHALL"));

    public async ValueTask DisposeAsync()
    {
        Signals.Wake(_process);
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await SayAsync("PING") == "+PONG";
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<string?> SayAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync();
    }
}
