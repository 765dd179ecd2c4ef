using System.Diagnostics;
using System.Globalization;

namespace Overindex.Bench.Serving;

/// <summary>A <see cref="Host"/> that the bench started; its log goes to a file, as an operator's would.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    internal HostProcess(string kind, string path)
    {
        Log = CacheDirectory.PathOf($"host-{kind}.log");
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$1\" host \"$2\" \"$3\" 2>\"$4\"", "dotnet", typeof(HostProcess).Assembly.Location, kind, path, Log])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        Address = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The host '{kind}' did not start: see {Log}.");
    }

    internal string Address { get; }

    /// <summary>The file of its log; complete when the host has been disposed.</summary>
    internal string Log { get; }

    /// <summary>Bytes that the garbage collector has committed, and those in use.</summary>
    internal (long Committed, long Used) Memory()
    {
        _process.StandardInput.WriteLine("memory");
        var fields = _process.StandardOutput.ReadLine()!.Split(' ');
        return (long.Parse(fields[0], CultureInfo.InvariantCulture), long.Parse(fields[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
