using System.Diagnostics;

namespace Overindex.Bench.Clusters;

/// <summary>A Redis server that keeps nothing.</summary>
internal sealed class RedisProcess : IDisposable
{
    private const int Port = 21_390;
    private readonly Process _process;

    internal RedisProcess()
    {
        _process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        while (_process.StandardOutput.ReadLine() is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
            continue;
        }
    }

    internal string Url { get; } = $"redis://127.0.0.1:{Port}";

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
