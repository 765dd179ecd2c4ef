using System.Diagnostics;

namespace Overindex.EndToEnd.Tests.Running;

/// <summary>The real executable as a process of its own.</summary>
internal static class Executable
{
    /// <summary>Starts it; dispose the process.</summary>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "overindex.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<CliResult> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(arguments, environment);
        var output = ReadBytesAsync(process.StandardOutput.BaseStream);
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }

    /// <summary>The arguments of a build.</summary>
    public static string[] Build(string config, DateOnly date, string dataDirectory) =>
        ["build", "--config", config, "--date", date.ToString("O"), "--window", "365", "--out", dataDirectory];

    private static async Task<byte[]> ReadBytesAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

internal sealed record CliResult(int ExitCode, byte[] Output, string Error);
