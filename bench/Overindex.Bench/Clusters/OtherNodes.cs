using System.Diagnostics;

namespace Overindex.Bench.Clusters;

/// <summary>The other nodes, each a process; they are ready when they say where they listen.</summary>
internal sealed class OtherNodes : IDisposable
{
    private readonly Process[] _nodes;

    internal OtherNodes(string data, string store, int count) => _nodes = [.. Enumerable.Range(1, count).Select(number => Start(data, store, number))];

    internal Task WaitAsync() => Task.WhenAll(_nodes.Select(async node =>
    {
        if (await node.StandardOutput.ReadLineAsync() is null)
        {
            throw new InvalidOperationException("A node ended before it listened.");
        }
    }));

    public void Dispose()
    {
        foreach (var node in _nodes)
        {
            node.Kill();
            node.WaitForExit();
            node.Dispose();
        }
    }

    private static Process Start(string data, string store, int number)
    {
        var start = new ProcessStartInfo("dotnet", [
            ClusterData.Executable, "serve", "--data", data, "--url", "http://127.0.0.1:0", "--no-audit", "--cluster", store, "--node-name", $"other{number}",
            "--silo-port", $"{21_400 + number}", "--local", CacheDirectory.PathOf($"cluster-local-{number}")])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var node = Process.Start(start)!;
        _ = node.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return node;
    }
}
