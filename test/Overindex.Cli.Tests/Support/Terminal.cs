using System.Diagnostics;
using System.Text;

namespace Overindex.Cli.Tests.Support;

/// <summary>A terminal of one's own, from <c>script</c>: programs in it believe that a person types and reads.</summary>
internal static class Terminal
{
    internal const string Interrupt = "\u0003";

    internal static bool IsThere => File.Exists("/usr/bin/script") && File.Exists("/bin/bash");

    /// <summary>Runs a command and types, each text once what it waits for has been shown.</summary>
    internal static async Task<string> RunAsync(string directory, string command, params (string Seen, string Typed)[] script)
    {
        // A shell that runs the tests in the background may have told its children to ignore SIGINT.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "script", "-qec", command, "/dev/null"])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["TERM"] = "dumb";

        // What 'script' runs the command by. Others end with a command that was interrupted, and do not say how it ended.
        start.Environment["SHELL"] = "/bin/bash";
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(directory, ".config");
        start.Environment["INPUTRC"] = "/dev/null";
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var terminal = Process.Start(start)!;
        var said = new StringBuilder();
        try
        {
            foreach (var (seen, typed) in script)
            {
                await ReadAsync(terminal, said, () => said.ToString().Contains(seen, StringComparison.Ordinal), patience.Token);
                Assert.True(said.ToString().Contains(seen, StringComparison.Ordinal), $"It ended without saying '{seen}'. It said:\n{said}");
                await TypeAsync(terminal, typed, patience.Token);
            }

            var ending = ReadAsync(terminal, said, () => false, patience.Token);

            try
            {
                await ending.WaitAsync(script[^1].Typed == Interrupt ? TimeSpan.FromMinutes(1) : Timeout.InfiniteTimeSpan, patience.Token);
            }
            catch (TimeoutException)
            {
                // A key that got lost on a busy machine is pressed again, as a person would.
                await TypeAsync(terminal, Interrupt, patience.Token);
            }

            await ending;
            await terminal.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            terminal.Kill(entireProcessTree: true);
            Assert.Fail($"It did not end. It said:\n{said}");
        }

        return said.ToString();
    }

    private static async Task TypeAsync(Process terminal, string text, CancellationToken cancellationToken)
    {
        await terminal.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
        await terminal.StandardInput.FlushAsync(cancellationToken);
    }

    private static async Task ReadAsync(Process terminal, StringBuilder said, Func<bool> isEnough, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        while (!isEnough() && await terminal.StandardOutput.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            said.Append(buffer, 0, length);
        }
    }
}
