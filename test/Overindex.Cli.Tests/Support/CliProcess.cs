using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Overindex.Cli.Tests.Support;

/// <summary>The real executable as a process of its own.</summary>
internal sealed partial class CliProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();
    private readonly Task _readers;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CliProcess(Process process)
    {
        _process = process;
        _readers = Task.WhenAll(ReadAsync(process.StandardOutput, _out), ReadAsync(process.StandardError, _error));
    }

    internal enum Signal
    {
        Interrupt = 2,
        Kill = 9,
        Terminate = 15,
    }

    internal static async Task<Outcome> RunAsync(string workingDirectory, params string[] arguments)
    {
        await using var process = Start(workingDirectory, arguments);
        return await process.WaitAsync();
    }

    internal static CliProcess Start(string workingDirectory, params string[] arguments) =>
        Start(workingDirectory, new Dictionary<string, string>(), arguments);

    internal static CliProcess Start(string workingDirectory, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        // A shell that runs the tests in the background may have told its children to ignore SIGINT.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "overindex.dll"), .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name is "COLUMNS" || name.StartsWith("OVERINDEX_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        // Whoever runs the tests may have profiles of their own.
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(workingDirectory, ".config");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new CliProcess(Process.Start(start)!);
    }

    internal async Task TypeAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        _process.StandardInput.Close();
    }

    internal void Send(Signal signal) => Assert.True(TrySend(signal), "It had ended before the signal was sent.");

    /// <summary>Sends a signal; false when the process has ended by itself, as one may on a machine that is busy with something else.</summary>
    internal bool TrySend(Signal signal) => !_process.HasExited && Kill(_process.Id, (int)signal) == 0;

    internal async Task<string> WaitForAsync(Func<string, string, bool> seen)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task news;
            lock (_out)
            {
                if (seen(_out.ToString(), _error.ToString()))
                {
                    return _out.ToString();
                }

                news = _news.Task;
            }

            Assert.False(_readers.IsCompleted, $"It ended without saying what was waited for. It said:\n{_out}\n{_error}");
            await Task.WhenAny(news, _readers).WaitAsync(patience.Token);
        }
    }

    internal async Task<Outcome> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _readers.WaitAsync(patience.Token);
        return new Outcome(_process.ExitCode, _out.ToString(), _error.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader, StringBuilder text)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var length)
        {
            TaskCompletionSource news;
            lock (_out)
            {
                text.Append(buffer, 0, length);
                (news, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            news.SetResult();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
