using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Overindex.Client.Delivery.Tests.Running;

/// <summary>A program as a process of its own. What it says is kept.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _seen = new();
    private readonly Task<string> _error;

    private RunningProgram(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public static RunningProgram Start(string program, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        var isAssembly = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : program, isAssembly ? [program, .. arguments] : arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Ended> RunAsync(string program, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        await using var running = Start(program, arguments, folder, environment);
        return await running.WaitAsync();
    }

    /// <summary>Reads until a line fits, and gives what was said until then.</summary>
    public async Task<string> ReadUntilAsync(Func<string, bool> fits)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            _seen.Append(line).Append('\n');
            if (fits(line))
            {
                return _seen.ToString();
            }
        }

        throw new InvalidOperationException($"It ended without saying what was waited for. It said:\n{_seen}\n{await _error}");
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public void Stop() => Assert.Equal(0, Kill(_process.Id, Terminate));

    public async Task<Ended> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        _seen.Append(await _process.StandardOutput.ReadToEndAsync(patience.Token));
        await _process.WaitForExitAsync(patience.Token);
        return new Ended(_process.ExitCode, _seen.ToString(), await _error.WaitAsync(patience.Token));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}

/// <summary>A program that ran to its end.</summary>
internal sealed record Ended(int ExitCode, string Out, string Error)
{
    /// <summary>What it said, when it ended well; else the test fails with what it complained of.</summary>
    public string Ok()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Out}\n{Error}");
        return Out;
    }
}
