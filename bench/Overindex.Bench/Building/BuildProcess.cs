using System.Diagnostics;
using System.Globalization;

namespace Overindex.Bench.Building;

/// <summary>One <c>overindex build</c> in a process of its own, with its peak resident memory as the operating system counts it (VmHWM).</summary>
internal sealed record BuildProcess(double Seconds, long PeakBytes)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly string Executable = CacheDirectory.PathOf(Path.Combine("cli", "overindex.dll"));

    internal static bool Knows(string option) => Start(["build", "--help"], out var output).ExitCode == 0 && output.Contains(option, StringComparison.Ordinal);

    internal static BuildProcess Run(string config, string data, DateOnly date, params string[] more)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(Command(["build", "--config", config, "--date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--out", data, .. more]))!;
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(Poll))
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0 ? new BuildProcess(seconds, peak) : throw new InvalidOperationException($"overindex build failed:\n{output.Result}");
    }

    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }

    private static Process Start(string[] arguments, out string output)
    {
        var process = Process.Start(Command(arguments))!;
        output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process;
    }

    private static ProcessStartInfo Command(string[] arguments) =>
        new("dotnet", [Executable, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
}
