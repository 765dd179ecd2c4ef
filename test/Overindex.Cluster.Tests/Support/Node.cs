using System.Collections.Concurrent;
using System.Diagnostics;

namespace Overindex.Cluster.Tests.Support;

/// <summary>One process of the product: a node of a cluster, or a server alone.</summary>
internal sealed class Node : IAsyncDisposable
{
    private const string Said = "Listening on ";
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Node(string name, Process process)
    {
        (Name, Process) = (name, process);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Said, StringComparison.Ordinal) == true)
            {
                _address.TrySetResult(line.Data[Said.Length..]);
            }
        };
        process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"{name} ended: {Log}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    public Process Process { get; }

    public string Log => string.Join('\n', _lines);

    /// <summary>Where it answers; fails when it ends before it does.</summary>
    public Task<string> AddressAsync => _address.Task.WaitAsync(TimeSpan.FromSeconds(120));

    public static Node Start(string name, IEnumerable<string> arguments) => new(name, Executable.Start(arguments));

    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            await KillAsync();
        }

        _address.Task.ContinueWith(static task => task.Exception, TaskScheduler.Default).Ignore();
        Process.Dispose();
    }
}

internal static class Tasks
{
    /// <summary>Nobody waits for it.</summary>
    public static void Ignore(this Task task) => _ = task;
}
