using System.ComponentModel;
using System.Diagnostics;

namespace Overindex.Cli.Hosting;

/// <summary>
/// A line typed at the terminal and not shown. The console of .NET hides keys only while it reads one: what is typed or pasted in between,
/// or before, would be seen. So the terminal itself stops showing them, before the question is asked.
/// </summary>
internal static class HiddenLine
{
    private const string Device = "/dev/tty";

    internal static async Task<string?> AskAsync(TextWriter writer, string question, CancellationToken cancellationToken)
    {
        await SetAsync("-echo");
        try
        {
            writer.Write(question);
            writer.Flush();

            // Not cancellable by itself: when the user stops, the process ends and the read with it.
            return await Task.Run(Read, CancellationToken.None).WaitAsync(cancellationToken);
        }
        finally
        {
            await SetAsync("echo");
            writer.WriteLine();
        }
    }

    private static string? Read()
    {
        using var reader = new StreamReader(new FileStream(Device, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0));
        return reader.ReadLine();
    }

    private static async Task SetAsync(string mode)
    {
        try
        {
            using var stty = Process.Start(new ProcessStartInfo("stty", [mode]) { UseShellExecute = false })!;
            await stty.WaitForExitAsync();
            if (stty.ExitCode == 0)
            {
                return;
            }
        }
        catch (Win32Exception)
        {
            // There is no such program: said below.
        }

        throw new CliException("This terminal cannot hide what is typed. Pipe the token in, with --token-stdin.", ExitCodes.Usage);
    }
}
